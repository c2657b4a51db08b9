export { type Config, readConfig } from './config.ts'
export { askForBackup } from './control/ask-owner.ts'
export { start } from './start.ts'
