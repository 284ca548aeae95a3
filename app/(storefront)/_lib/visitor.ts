import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/trpc/router.ts'
import { sharedAnswer } from './shared-answer.ts'

type Answers = inferRouterOutputs<AppRouter>

/** What a page that is the same for everybody cannot know: who is there, and how many units are in the cart. */
export const visitor = sharedAnswer<Answers['account']['header']>('account.header')

/** Slugs of what is on the visitor's wishlist. */
export const wishes = sharedAnswer<Answers['wishlist']['slugs']>('wishlist.slugs')
