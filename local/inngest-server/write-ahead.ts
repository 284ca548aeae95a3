import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Lets the Inngest server that works in `folder` keep a write-ahead log: one sync per commit instead of four and a file
 * made and removed. The server has no setting for it, but the mode stays with the database file, which is made here when
 * it is not there yet. Changes nothing else; the server runs without it too, so a failure is none.
 */
export function keepWriteAheadLog(folder: string): void {
  try {
    mkdirSync(join(folder, '.inngest'), { recursive: true, mode: 0o750 })
    const database = new DatabaseSync(join(folder, '.inngest', 'main.db'))
    database.exec('PRAGMA journal_mode = WAL')
    database.close()
  } catch {
    // Slower, that is all.
  }
}
