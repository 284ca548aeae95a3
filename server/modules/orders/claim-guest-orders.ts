import type { Db } from '#server/db/index.ts'

/**
 * Orders that were placed as a guest with the e-mail address of this account become the account's too. Safe only because
 * the address is proven to be the person's: to it went the signed link that opens each of these orders. Whose cart
 * it was (`owner`) stays. Nothing happens while the address is not verified. Returns how many there were; safe to repeat.
 */
export async function claimGuestOrders(db: Db, { userId }: { userId: string }): Promise<number> {
  return db.$executeRaw`
    UPDATE orders SET user_id = users.id
    FROM users
    WHERE users.id = ${userId}::uuid AND users.email_verified
      AND lower(orders.email) = lower(users.email) AND orders.user_id IS NULL
      AND orders.owner LIKE 'guest:%' AND orders.person = 'known'`
}
