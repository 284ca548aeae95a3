import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'

/** Gives the lock back; a second call does nothing. */
export type Release = () => void

/**
 * Takes the lock `file` if nobody has it. It is SQLite's, hence the operating system's: it goes with the process that
 * holds it, however that ends, so nothing stale is ever left to be judged.
 */
export function tryLock(file: string): Release | undefined {
  mkdirSync(dirname(file), { recursive: true })
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if ((error as { errcode?: number }).errcode === 5) return undefined
    throw error
  }
  return () => {
    if (database.isOpen) database.close()
  }
}

/** Waits for the lock `file`; calls `onWait` once if somebody else has it. */
export async function lock(file: string, onWait: () => void = () => {}): Promise<Release> {
  for (let told = false; ; told = true) {
    const release = tryLock(file)
    if (release) return release
    if (!told) onWait()
    await sleep(200)
  }
}
