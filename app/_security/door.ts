import { type IncomingMessage, Server, type ServerResponse } from 'node:http'

/** Methods that a web Request cannot have; one is made of every request before any route is asked. */
const IMPOSSIBLE = new Set(['TRACE', 'TRACK', 'CONNECT'])

/** With what a request is refused before Next sees it, and why; null for every other. */
export function refusalAtTheDoor({ method = 'GET', url = '/' }: Pick<IncomingMessage, 'method' | 'url'>) {
  if (IMPOSSIBLE.has(method)) return { status: 405, message: 'There is nothing here for that method.' }
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '')
    return null
  } catch {
    return { status: 400, message: 'That address cannot be read.' }
  }
}

let closed = false

/**
 * Refuses what Next itself answers with a 500 and a stack trace in the log, for whoever cares to fill it: addresses whose
 * escapes are no UTF-8 (`/product/%ff`) and methods such as TRACE. Next has no place of its own before that, so the door
 * stands at Node's HTTP server. `headers` go out with every refusal.
 */
export function closeDoorToNonsense(headers: readonly { key: string; value: string }[]): void {
  if (closed) return
  closed = true
  const emit = Server.prototype.emit
  Server.prototype.emit = function (this: Server, event: string | symbol, ...args: unknown[]) {
    const [request, response] = args as [IncomingMessage, ServerResponse]
    const refusal = event === 'request' ? refusalAtTheDoor(request) : null
    if (!refusal) return Reflect.apply(emit, this, [event, ...args])
    for (const { key, value } of headers) response.setHeader(key, value)
    // What is still being sent is not waited for.
    response.writeHead(refusal.status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
    response.end(refusal.message)
    return true
  } as typeof emit
}
