import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Db, inTransaction, sqlState } from '#server/db/index.ts'
import { namedStatement, parametersOf } from '#server/db/named-statement.ts'
import { type FreezeRequest, freezeOrder } from './freeze-order.ts'
import { type PlacementRefusal, type PlacementRow, refusalOf } from './rules.ts'

/** The placement's statement; exported for its benchmark. */
export const placement = namedStatement(
  readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'place-order.sql'), 'utf8'),
)

/** How often a code is drawn before something else must be wrong. */
const CODE_DRAWS = 5

/** Carries a refusal out of the transaction, which it rolls back. */
class Refused extends Error {
  readonly refusal: PlacementRefusal
  constructor(refusal: PlacementRefusal) {
    super(refusal.reason)
    this.refusal = refusal
  }
}

/**
 * The placement: one statement in one transaction. Returns the order when it stands, or why it was refused with nothing
 * left behind. A deadlock is tried again within the same payment attempt; a code that exists is drawn again.
 */
export async function commitPlacement(
  db: Db,
  request: FreezeRequest,
): Promise<{ ok: true; orderId: string; orderCode: string } | { ok: false; refusal: PlacementRefusal }> {
  for (let draw = 1; ; draw += 1) {
    const { orderId, code, values } = freezeOrder(request)
    try {
      await inTransaction(db, async (tx) => {
        const [row] = await tx.$queryRawUnsafe<[PlacementRow]>(
          placement.text,
          ...parametersOf(placement, values),
        )
        const refusal = refusalOf(row)
        if (refusal) throw new Refused(refusal) // throwing rolls back: no claim, no cart, no stock is kept
      })
      return { ok: true, orderId, orderCode: code }
    } catch (error) {
      if (error instanceof Refused) return { ok: false, refusal: error.refusal }
      const codeTaken = sqlState(error) === '23505' && String(error).includes('code')
      if (!codeTaken || draw >= CODE_DRAWS) throw error
    }
  }
}
