import type { IncomingMessage } from 'node:http'
import { type DoorHeaders, type Doorkeeper, dress } from './doorkeeper.ts'

/** Methods that a web Request cannot have; one is made of every request before any route is asked. */
const IMPOSSIBLE = new Set(['TRACE', 'TRACK', 'CONNECT'])

/** With what a request is refused before Next sees it, and why; null for every other. */
function refusalOf({ method = 'GET', url = '/' }: IncomingMessage) {
  if (IMPOSSIBLE.has(method)) return { status: 405, message: 'There is nothing here for that method.' }
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '')
    return null
  } catch {
    return { status: 400, message: 'That address cannot be read.' }
  }
}

/**
 * Refuses what Next itself answers with a 500 and a stack trace in the log, for whoever cares to fill it: addresses whose
 * escapes are no UTF-8 (`/product/%ff`) and methods such as TRACE. `headers` go out with every refusal.
 */
export function refuseNonsense(headers: DoorHeaders): Doorkeeper {
  return (request, response, next) => {
    const refusal = refusalOf(request)
    if (!refusal) return next()
    dress(response, headers)
    // What is still being sent is not waited for.
    response.writeHead(refusal.status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
    response.end(refusal.message)
  }
}
