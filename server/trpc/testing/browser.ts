/** The API for tests as the network sees it: requests through the real handlers, cookies kept between them. */
import { handleAuthRequest } from '#server/auth.ts'
import { handleApiRequest } from '../handler.ts'

/** The shop's address in tests: what `APP_URL` must be. */
export const SHOP = 'http://shop.test'

type Handler = (request: Request) => Promise<Response>

/** What came back, read once. */
export interface Told {
  status: number
  text: string
  /** The result of a procedure, or undefined. */
  data: unknown
  /** The code of a refusal, or undefined. */
  code: string | undefined
}

/** One person's browser. */
export class Browser {
  readonly cookies = new Map<string, string>()

  async send(request: Request, answer: Handler): Promise<Response> {
    const headers = new Headers(request.headers)
    if (this.cookies.size > 0) {
      headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    }
    const response = await answer(new Request(request, { headers }))
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (/max-age=0/i.test(cookie)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return response
  }

  /** A copy of what this browser holds, as a thief would have it. */
  copy(): Browser {
    const copy = new Browser()
    for (const [name, value] of this.cookies) copy.cookies.set(name, value)
    return copy
  }

  /** Calls a mutation. */
  call(path: string, input?: unknown): Promise<Response> {
    return this.send(post(path, { json: input ?? null }), handleApiRequest)
  }

  /** Asks a query. */
  query(path: string, input?: unknown): Promise<Response> {
    return this.send(get(path, input), handleApiRequest)
  }

  /** The result of a query, or undefined where it was refused. */
  async ask(path: string, input?: unknown) {
    return (await (await this.query(path, input)).json()).result?.data.json
  }

  auth(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
    return this.send(authPost(path, body, headers), handleAuthRequest)
  }
}

export function get(path: string, input?: unknown): Request {
  const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify({ json: input }))}`
  return new Request(`${SHOP}/api/trpc/${path}${query}`)
}

export function post(path: string, body: unknown, headers: Record<string, string> = {}): Request {
  return new Request(`${SHOP}/api/trpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

export function authPost(path: string, body: unknown, headers: Record<string, string> = {}): Request {
  return new Request(`${SHOP}/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: SHOP, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

/** An answer without what differs from one call to the next. */
export async function told(response: Response): Promise<Told> {
  const text = (await response.text()).replace(/"correlationId":"[^"]*"/g, '"correlationId":"-"')
  const body = text ? JSON.parse(text) : {}
  return {
    status: response.status,
    text,
    data: body.result?.data?.json,
    code: body.error?.json?.data?.code ?? body.code,
  }
}
