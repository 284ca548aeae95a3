import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Fault, Faults } from './faults.ts'

export interface Asked {
  method: string
  url: URL
  headers: Record<string, string>
  body: string
}

export interface Answer {
  status: number
  body: string
  headers?: Record<string, string>
  /** Never send it: the request was taken, the answer gets lost. */
  lost?: boolean
}

export interface Provider {
  answer(asked: Asked): Promise<Answer> | Answer
  /** An error in the words of this provider's API. */
  error(status: number, code: string, message: string): unknown
}

export interface Front {
  url: string
  close(): Promise<void>
}

/** How long a request that gets no answer is kept open, in milliseconds: longer than any client waits. */
const HELD_MS = 120_000

/**
 * The server before a provider: hands requests on, counts them (`GET`, `DELETE /_requests`) and goes wrong on demand
 * (`GET`, `POST`, `DELETE /_faults`). Port 0 takes a free one.
 */
export async function openFront(port: number, provider: (url: string) => Promise<Provider>): Promise<Front> {
  const faults = new Faults()
  const counters = new Counters()
  let ready: Provider | undefined
  const server = createServer(async (request, response) => {
    try {
      const asked = await read(request)
      if (asked.url.pathname.startsWith('/_')) return send(response, control(asked, faults, counters))
      if (!ready) return send(response, json(503, { error: 'starting' }))
      await serve(asked, ready, faults, counters, response)
    } catch (error) {
      send(response, json(500, { error: String(error) }))
    }
  })
  const url = await listen(server, port)
  ready = await provider(url)
  return { url, close: () => close(server) }
}

/** Starts a server on the loopback address and tells its own. */
export function listen(server: Server, port: number): Promise<string> {
  server.keepAliveTimeout = 30_000
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    )
  })
}

/** Stops a server, requests that are being held included. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return { status, body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } }
}

/** Reads a request whole. */
export async function read(request: IncomingMessage): Promise<Asked> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    ),
    body: Buffer.concat(parts).toString('utf8'),
  }
}

export function send(response: ServerResponse, { status, body, headers }: Answer): void {
  if (response.destroyed || response.headersSent) return
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  response.end(body)
}

async function serve(
  asked: Asked,
  provider: Provider,
  faults: Faults,
  counters: Counters,
  response: ServerResponse,
): Promise<void> {
  const fault = faults.take(asked.method, asked.url.pathname)
  const count = (result: number | 'lost') => counters.count(asked, result)
  if (fault?.mode === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms ?? 1000))
  if (fault?.mode === 'timeout-before' || fault?.mode === 'reset-before') {
    count('lost')
    return lose(response, fault)
  }
  const refusal = fault && refuse(fault, provider)
  const answer = refusal ?? (await provider.answer(asked))
  if (answer.lost || fault?.mode === 'timeout-after' || fault?.mode === 'reset-after') {
    count('lost')
    return lose(response, fault)
  }
  count(answer.status)
  send(response, answer)
}

function refuse(fault: Fault, provider: Provider): Answer | undefined {
  if (fault.mode === 'rate-limit') {
    const { retryAfterS = 1 } = fault
    const headers = retryAfterS === null ? undefined : { 'retry-after': String(retryAfterS) }
    return json(429, provider.error(429, 'rate_limit', 'Too many requests.'), headers)
  }
  if (fault.mode !== 'error') return undefined
  const status = fault.status ?? 500
  return json(status, provider.error(status, fault.code ?? 'api_error', 'An error that was asked for.'))
}

function lose(response: ServerResponse, fault: Fault | undefined): void {
  if (fault?.mode.startsWith('reset')) response.destroy()
  else setTimeout(() => response.destroy(), HELD_MS).unref()
}

function control({ method, url, body }: Asked, faults: Faults, counters: Counters): Answer {
  if (url.pathname === '/_requests') {
    if (method === 'DELETE') counters.clear()
    return json(200, counters.report())
  }
  if (url.pathname !== '/_faults') return json(404, { error: 'There are /_faults and /_requests.' })
  try {
    if (method === 'DELETE') faults.clear()
    if (method === 'POST') faults.set(JSON.parse(body))
    return json(200, { faults: faults.list() })
  } catch (error) {
    return json(400, { error: String(error) })
  }
}

/** How often what was asked, and with what result. */
class Counters {
  #total = 0
  #routes = new Map<string, Record<string, number>>()

  count({ method, url }: Asked, result: number | 'lost'): void {
    this.#total += 1
    const route = `${method} ${url.pathname.replace(/\/(?:[a-z]+_|[A-Z]{2})?[\w-]*\d[\w-]{7,}(?=[/.]|$)/g, '/:id')}`
    const results = this.#routes.get(route) ?? {}
    results[result] = (results[result] ?? 0) + 1
    this.#routes.set(route, results)
  }

  clear(): void {
    this.#total = 0
    this.#routes.clear()
  }

  report(): unknown {
    return { total: this.#total, routes: Object.fromEntries(this.#routes) }
  }
}
