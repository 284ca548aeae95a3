import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type Answer, type Asked, close, type Front, json, listen, read, send } from '../front.ts'
import type { Messages } from '../messages.ts'
import { LIST_LENGTH, mailboxPage, mailDocument } from './page.ts'

const STYLE = readFileSync(new URL('./style.css', import.meta.url), 'utf8')
const REFRESH = readFileSync(new URL('./refresh.js', import.meta.url), 'utf8')

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:"
/** A mail may show pictures and style itself; it may run nothing and ask for nothing. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src http: https: data:; font-src data:"

/** The page on which people read what the shop has sent, and the same as JSON under `/api/messages`. */
export async function openMailbox(port: number, messages: Messages, clear: () => void): Promise<Front> {
  const server = createServer(async (request, response) => {
    try {
      send(response, answer(await read(request), messages, clear))
    } catch (error) {
      send(response, json(500, { error: String(error) }))
    }
  })
  return { url: await listen(server, port), close: () => close(server) }
}

function answer({ method, url }: Asked, messages: Messages, clear: () => void): Answer {
  const { pathname } = url
  if (pathname === '/api/messages') return api(method, url, messages, clear)
  if (pathname === '/api/headlines') return headlines(url, messages)
  if (method !== 'GET' && method !== 'HEAD') return json(405, { error: 'There is only GET here.' })
  if (pathname === '/style.css') return file(STYLE, 'text/css')
  if (pathname === '/refresh.js') return file(REFRESH, 'text/javascript')
  if (pathname === '/') return page(200, url, messages)
  const [, id = '', part] = /^\/(?:api\/)?messages\/([^/]+)(\/html)?$/.exec(pathname) ?? []
  const message = messages.get(decodeURIComponent(id))
  if (pathname.startsWith('/api/'))
    return message ? json(200, message) : json(404, { error: 'There is no such message.' })
  if (!message) return page(404, url, messages)
  if (part) return html(200, mailDocument(message.html ?? ''), MAIL_POLICY)
  return page(200, url, messages, message.id)
}

/** `GET ?to=&limit=` newest first, with contents; `DELETE` empties the mailbox. */
function api(method: string, url: URL, messages: Messages, clear: () => void): Answer {
  if (method === 'DELETE') {
    const { total } = messages.find('', 0)
    clear()
    return json(200, { deleted: total })
  }
  if (method !== 'GET') return json(405, { error: 'There are GET and DELETE here.' })
  const limit = Math.min(Number(url.searchParams.get('limit') ?? 100) || 0, 1000)
  const { total, found } = messages.find(url.searchParams.get('to') ?? '', limit)
  return json(200, { total, revision: messages.revision, messages: found.map(({ id }) => messages.get(id)) })
}

/** `GET ?to=&limit=&skip=` newest first, without contents: for who counts thousands. */
function headlines({ searchParams }: URL, messages: Messages): Answer {
  const number = (name: string, other: number) => Number(searchParams.get(name) ?? other) || 0
  const limit = Math.min(number('limit', 100), 1000)
  const { total, found } = messages.find(searchParams.get('to') ?? '', limit, number('skip', 0))
  return json(200, { total, messages: found })
}

function page(status: number, { searchParams }: URL, messages: Messages, id?: string): Answer {
  const to = searchParams.get('to') ?? ''
  const { total, found } = messages.find(to, LIST_LENGTH)
  const shown = {
    to,
    total,
    headlines: found,
    revision: messages.revision,
    message: id ? messages.get(id) : undefined,
  }
  return html(
    status,
    mailboxPage({ ...shown, view: searchParams.get('view') === 'text' ? 'text' : 'html' }),
    PAGE_POLICY,
  )
}

function html(status: number, body: string, policy: string): Answer {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-store',
  }
  return { status, body, headers }
}

function file(body: string, type: string): Answer {
  return { status: 200, body, headers: { 'content-type': `${type}; charset=utf-8` } }
}
