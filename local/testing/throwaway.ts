import { chmodSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { anyPort } from '../ports.ts'
import { type RunningPostgres, removePostgres, startPostgres } from '../postgres.ts'
import { beginningOf } from '../processes.ts'

const PREFIX = 'tradehall-postgres-'

/** Ends and removes what runs that were killed have left behind. */
async function sweep(): Promise<void> {
  for (const folder of readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX))) {
    const directory = join(tmpdir(), folder)
    try {
      const { pid, began } = JSON.parse(readFileSync(join(directory, 'user.json'), 'utf8'))
      if (beginningOf(pid) !== began) await removePostgres(directory)
    } catch {
      // Somebody else's, or just being made.
    }
  }
}

/** A PostgreSQL of this process's own in a temporary folder; `remove` ends it and leaves nothing behind. */
export async function startThrowawayPostgres(): Promise<RunningPostgres & { remove(): Promise<void> }> {
  await sweep()
  const directory = mkdtempSync(join(tmpdir(), PREFIX))
  chmodSync(directory, 0o755) // root's PostgreSQL is another user
  const user = { pid: process.pid, began: beginningOf(process.pid) }
  writeFileSync(join(directory, 'user.json'), JSON.stringify(user))
  const server = await startPostgres({ directory, port: await anyPort(), durable: false })
  return { ...server, remove: () => removePostgres(directory) }
}
