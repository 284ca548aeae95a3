import { serve } from 'inngest/next'
import { database } from '#server/database.ts'
import { env } from '#server/env.ts'
import { inngest } from '#server/gateways/jobs.ts'
import { claimRegistration } from '#server/modules/jobs/register-functions.ts'
import { functions } from './functions.ts'

let served: ReturnType<typeof serve> | undefined

/**
 * What the job server calls, in workers only: elsewhere there is nothing here. PUT registers this build's functions and
 * refuses (409) when a newer build has registered its own.
 */
export async function handle(method: 'GET' | 'POST' | 'PUT', request: Request): Promise<Response> {
  if (env.TRADEHALL_ROLE === 'web') return new Response('Not found', { status: 404 })
  if (method === 'PUT' && !(await claimRegistration(database, env.BUILD_ID ?? ''))) {
    return Response.json({ message: 'a newer build has registered its functions' }, { status: 409 })
  }
  // Made at the first request: a build must need no settings.
  served ??= serve({
    client: inngest,
    functions,
    serveOrigin: env.WORKER_URL,
    servePath: '/api/inngest',
    // The guards of every worker ask for it; all that it can do is register this very build at this very address.
    enableUnauthedSync: true,
  })
  try {
    return await served[method](request as Parameters<(typeof served)[typeof method]>[0], undefined)
  } catch (error) {
    // It reads a body before it looks at the signature: anybody can send one that is no JSON.
    if (error instanceof SyntaxError) return Response.json({ message: 'That is no JSON.' }, { status: 400 })
    throw error
  }
}
