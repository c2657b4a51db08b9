export { type Config, readConfig } from './config.ts'
export { askForBackup } from './control/ask-owner.ts'
export { type VerifyRequest, verifyFolder } from './proof/verify-folder.ts'
export { start } from './start.ts'
