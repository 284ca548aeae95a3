import type { Db } from '#server/db/index.ts'

/**
 * Takes a named lease for `ms` milliseconds, or extends it for its holder. False while somebody else holds it. A crashed
 * holder's lease runs out by itself.
 */
export async function takeLease(
  db: Db,
  { name, holder, ms }: { name: string; holder: string; ms: number },
): Promise<boolean> {
  const rows = await db.$executeRaw`
    INSERT INTO leases AS l (name, holder, until)
    VALUES (${name}, ${holder}, clock_timestamp() + ${ms}::int * interval '1 millisecond')
    ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
    WHERE l.until <= clock_timestamp() OR l.holder = excluded.holder`
  return rows === 1
}

/** Gives a lease back before its time. Nothing happens when it is somebody else's by now. */
export async function returnLease(db: Db, { name, holder }: { name: string; holder: string }): Promise<void> {
  await db.$executeRaw`
    UPDATE leases SET until = clock_timestamp() WHERE name = ${name} AND holder = ${holder}`
}

/**
 * Does `work` while holding the lease; undefined when somebody else holds it. No transaction is open meanwhile, so work
 * that outlasts `ms` may be done by two at once and must bear that.
 */
export async function withLease<T>(
  db: Db,
  lease: { name: string; holder: string; ms: number },
  work: () => Promise<T>,
): Promise<T | undefined> {
  if (!(await takeLease(db, lease))) return undefined
  try {
    return await work()
  } finally {
    await returnLease(db, lease)
  }
}
