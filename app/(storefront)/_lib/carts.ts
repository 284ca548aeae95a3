import { client } from '#app/_trpc/client.ts'
import { sharedAnswer } from '#app/_trpc/shared-answer.ts'
import { visitor } from './visitor.ts'

/** Others may sell what is in it: it is older sooner than other answers; milliseconds. */
const STALE = { staleMs: 5_000 }

/** The visitor's cart, priced for a country. */
export const carts = sharedAnswer((country: string) => client.cart.get.query({ country }), STALE)

/** What is kept for later. */
export const savedLines = sharedAnswer(() => client.cart.saved.query(), STALE)

let last: Promise<unknown> = Promise.resolve()
let underWay = 0

/** Changes of the cart follow each other, in the order in which they were asked for. */
export async function inTurn<T>(change: () => Promise<T>): Promise<T> {
  underWay += 1
  const mine = last.then(change)
  last = mine.catch(() => {})
  try {
    return await mine
  } finally {
    underWay -= 1
  }
}

/** Reads anew what the last of the changes has made of the cart; until then more is on its way. */
export async function readAnew(): Promise<void> {
  if (underWay > 0) return
  await Promise.all([visitor.refresh(), carts.refresh(), savedLines.refresh()])
}
