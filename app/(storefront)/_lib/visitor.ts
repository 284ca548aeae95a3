import { client } from '#app/_trpc/client.ts'
import { sharedAnswer } from '#app/_trpc/shared-answer.ts'
import { useAnswer } from '#app/_trpc/use-answer.ts'

/** What a page that is the same for everybody cannot know: who is there, and how many units are in the cart. */
export const visitor = sharedAnswer(() => client.account.header.query())

/** Slugs of what is on the visitor's wishlist. */
export const wishes = sharedAnswer(() => client.wishlist.slugs.query())

/** Who is there; undefined until it is known. */
export const useVisitor = () => useAnswer(visitor, undefined).data
