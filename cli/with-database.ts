import { describeInstance } from '#local/state.ts'
import { connect } from '#server/database.ts'
import type { Db } from '#server/db/index.ts'
import { env } from '#server/env.ts'

/**
 * What the environment leaves out is taken from the instance that `npm start` runs, so that a command works beside it
 * without any setting. Variables that are set win; without either, the setting's own sentence says what to do.
 */
export function takeRunningInstance(): void {
  for (const [name, value] of Object.entries(describeInstance('start')?.env ?? {}))
    process.env[name] ??= value
}

/** Runs a command on the database. Its number is the exit code; what it throws is one sentence on stderr and 1. */
export async function withDatabase(command: (db: Db) => Promise<number>): Promise<void> {
  let db: Db | undefined
  try {
    takeRunningInstance()
    db = connect(env.DATABASE_URL, 4)
    process.exitCode = await command(db)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exitCode = 1
  } finally {
    await db?.$disconnect()
  }
}
