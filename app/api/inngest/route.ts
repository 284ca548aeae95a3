import { handle } from '#inngest/serve.ts'
import { bounded } from '#server/http/bounded.ts'

/** In bytes: the job server's own limit for a run's state, with room. */
const MAX_BODY = 8 * 1024 * 1024

export const GET = (request: Request) => handle('GET', request)
export const POST = bounded(MAX_BODY, (request) => handle('POST', request))
export const PUT = bounded(MAX_BODY, (request) => handle('PUT', request))

export const dynamic = 'force-dynamic'
