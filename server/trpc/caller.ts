import 'server-only'
import { headers } from 'next/headers'
import { cache } from 'react'
import { type Context, createContext } from './context.ts'
import { createCallerFactory } from './procedures.ts'
import { appRouter } from './router.ts'

const createCaller = createCallerFactory(appRouter)

/** The context of the page that is being rendered: one per request. Reading it makes the page dynamic. */
export const pageContext: () => Promise<Context> = cache(async () =>
  // A page cannot renew cookies, and what it shows to staff must not outlive a revoked session.
  createContext(await headers(), { fresh: true }),
)

/** The API for server components, on behalf of the person who asked for the page. */
export const api = cache(async () => createCaller(await pageContext()))
