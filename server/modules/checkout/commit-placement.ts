import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Db, sqlState, withRetries } from '#server/db/index.ts'
import { namedStatement, parametersOf } from '#server/db/named-statement.ts'
import { type FreezeRequest, freezeOrder } from './freeze-order.ts'
import { type PlacementRefusal, type PlacementRow, refusalOf } from './rules.ts'

/** The placement's statement; exported for its benchmark. */
export const placement = namedStatement(
  readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'place-order.sql'), 'utf8'),
)

/** How often a code is drawn before something else must be wrong. */
const CODE_DRAWS = 5

/**
 * The placement: one statement, which is one transaction (ADR 20). Returns the order when it stands, or why it was
 * refused with nothing written. A deadlock is tried again within the same payment attempt; a code that exists is drawn
 * again.
 */
export async function commitPlacement(
  db: Db,
  request: FreezeRequest,
): Promise<{ ok: true; orderId: string; orderCode: string } | { ok: false; refusal: PlacementRefusal }> {
  for (let draw = 1; ; draw += 1) {
    const { orderId, code, values } = freezeOrder(request)
    try {
      const [row] = await withRetries(() =>
        db.$queryRawUnsafe<[PlacementRow]>(placement.text, ...parametersOf(placement, values)),
      )
      const refusal = refusalOf(row)
      return refusal ? { ok: false, refusal } : { ok: true, orderId, orderCode: code }
    } catch (error) {
      const codeTaken = sqlState(error) === '23505' && String(error).includes('code')
      if (!codeTaken || draw >= CODE_DRAWS) throw error
    }
  }
}
