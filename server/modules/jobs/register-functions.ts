import type { Db } from '#server/db/index.ts'

/** The lease that says which build's functions the job server knows (its note), and until when that is taken to hold. */
const REGISTRATION = 'register-functions'

/**
 * Whether this build may register its functions: builds sort by their ids, and an older one never replaces a newer
 * one's functions. Notes the build in the same statement, so that of two at once the newer one stays noted. A build
 * without an id counts as the oldest.
 */
export async function claimRegistration(db: Db, build: string): Promise<boolean> {
  const rows = await db.$executeRaw`
    INSERT INTO leases AS l (name, holder, until, note)
    VALUES (${REGISTRATION}, ${build}, '-infinity', ${build})
    ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, note = excluded.note
    WHERE coalesce(l.note, '') COLLATE "C" <= excluded.note COLLATE "C"`
  return rows === 1
}

/** The job server has just taken the functions; it is taken to know them for `ms` milliseconds. */
export async function noteRegistration(db: Db, ms: number): Promise<void> {
  await db.$executeRaw`
    UPDATE leases SET until = clock_timestamp() + ${ms}::int * interval '1 millisecond' WHERE name = ${REGISTRATION}`
}

/** The job server did not answer: when it comes back, it may have to learn the functions again. */
export async function forgetRegistration(db: Db): Promise<void> {
  await db.$executeRaw`UPDATE leases SET until = '-infinity' WHERE name = ${REGISTRATION} AND until <> '-infinity'`
}

/** Whether the job server knows the functions: without them it would take an event and start nothing. */
export async function isRegistered(db: Db): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT FROM leases WHERE name = ${REGISTRATION} AND until > clock_timestamp()`
  return rows.length === 1
}
