import type { Db, Tx } from '#server/db/index.ts'

/** How many orders wait for a bank transfer, and since when. */
export async function transfersAwaited(db: Db | Tx): Promise<{ count: number; oldestAt: Date | null }> {
  const { _count, _min } = await db.payment.aggregate({
    where: { state: 'awaiting-transfer' },
    _count: true,
    _min: { createdAt: true },
  })
  return { count: _count, oldestAt: _min.createdAt }
}
