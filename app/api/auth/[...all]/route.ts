import { handleAuthRequest } from '#server/auth.ts'
import { bounded } from '#server/http/bounded.ts'

/** In bytes; an address, a name and a password are a few hundred. */
const MAX_BODY = 16 * 1024

export { handleAuthRequest as GET }
export const POST = bounded(MAX_BODY, handleAuthRequest)
