import { request } from 'node:http'
import { controlSocket } from './control.ts'

/** Has the server that owns an embedded database copy it into a new folder; false when it could not be asked. */
export function askForBackup(dataFolder: string, folder: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request(
      { socketPath: controlSocket(dataFolder), path: '/backup', method: 'POST' },
      (response) => {
        response.resume()
        response.once('end', () => resolve(response.statusCode === 200))
      },
    )
    asked.once('error', () => resolve(false))
    asked.end(JSON.stringify({ folder }))
  })
}
