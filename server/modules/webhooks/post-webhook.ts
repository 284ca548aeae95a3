import { lookup as resolve } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import { isPrivateAddress, literalAddress } from './addresses.ts'
import { TIMEOUT_MS } from './rules.ts'

export interface WebhookRequest {
  url: string
  headers: Record<string, string>
  body: string
  /** The demo's endpoints run on this machine; nowhere else may a vendor have us call our own network. */
  allowPrivate: boolean
  /** Milliseconds for everything; 10,000 when left out. */
  timeoutMs?: number
}

/** Why there was no answer; `reason` names no address of ours. */
export type WebhookAnswer = { status: number } | { status: null; reason: string }

/**
 * Posts to an endpoint and tells its status. Never throws for what the endpoint or the network does. Redirects are
 * answers, not followed; an address is checked when it is connected to, so that a name cannot change its mind after it
 * was looked at. What the endpoint says beyond its status is not read.
 */
export async function postWebhook(input: WebhookRequest): Promise<WebhookAnswer> {
  const url = new URL(input.url)
  const literal = literalAddress(url)
  if (!input.allowPrivate && literal && isPrivateAddress(literal)) {
    return { status: null, reason: PRIVATE }
  }
  try {
    return { status: await post(url, input) }
  } catch (error) {
    return { status: null, reason: inWords(error) }
  }
}

const PRIVATE = 'the address is private'

function post(
  url: URL,
  { headers, body, allowPrivate, timeoutMs = TIMEOUT_MS }: WebhookRequest,
): Promise<number> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolveStatus, reject) => {
    const request = send(
      url,
      {
        method: 'POST',
        agent: false,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        signal: AbortSignal.timeout(timeoutMs),
        ...(!allowPrivate && { lookup: publicOnly }),
      },
      (response) => {
        resolveStatus(response.statusCode ?? 0)
        response.on('error', () => {})
        response.destroy()
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

/** Resolves a name as usual, and refuses it when any of its addresses is private. */
const publicOnly: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '', 0)
    if (addresses.some(({ address }) => isPrivateAddress(address))) return done(new Error(PRIVATE), '', 0)
    const [first] = addresses
    if (options.all) return done(null, addresses)
    done(null, first?.address ?? '', first?.family ?? 0)
  })
}

function inWords(error: unknown): string {
  const { name, code, message } = error as { name?: string; code?: string; message?: string }
  if (name === 'AbortError' || name === 'TimeoutError') return 'no answer in time'
  if (message === PRIVATE) return PRIVATE
  return code ?? 'the connection failed'
}
