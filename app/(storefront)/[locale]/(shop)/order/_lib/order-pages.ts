import { client } from '#app/_trpc/client.ts'
import { sharedAnswer } from '#app/_trpc/shared-answer.ts'

/** An order as its page shows it; `key`: a guest's right to see it. Old at once, since listeners may be at work. */
export const orderPages = sharedAnswer(
  (which: { code: string; key: string | undefined }) => client.orders.timeline.query(which),
  { staleMs: 0 },
)
