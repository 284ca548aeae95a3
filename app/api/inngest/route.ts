import { handle } from '#inngest/serve.ts'

export const GET = (request: Request) => handle('GET', request)
export const POST = (request: Request) => handle('POST', request)
export const PUT = (request: Request) => handle('PUT', request)

export const dynamic = 'force-dynamic'
