import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { startService } from './emulate.ts'
import { type Answer, type Asked, type Front, json, openFront } from './front.ts'
import { Journal, type Position } from './journal.ts'
import type { Message, Messages } from './messages.ts'

/** What Resend's API takes for one mail. */
interface Mail {
  from?: string
  to?: string | string[]
  subject?: string
  html?: string
  text?: string
  reply_to?: string | string[]
}

/** One accepted request. */
interface Request {
  at: string
  key?: string
  fingerprint: string
  answer: unknown
  messages: Message[]
}

/** A line of the journal: a request, or the clearing of the mailbox. */
type Line = Request | { at: string; cleared: true }

/** How long Resend remembers an idempotency key, in milliseconds. */
const KEY_LIFETIME_MS = 24 * 60 * 60 * 1000

/**
 * Resend: `emulate`'s service decides what is accepted; before it stand what it lacks: memory over restarts (mails and
 * idempotency keys), the check of addresses, and the answer to a second request under a key that is still being worked on.
 */
export async function openResend(
  port: number,
  stateDirectory: string,
  messages: Messages,
): Promise<Front & { clear(): void }> {
  const book = new Book(join(stateDirectory, 'resend.jsonl'), messages)
  const service = await startService('resend')
  const busy = new Set<string>()

  const front = await openFront(port, async () => ({
    error: (statusCode, name, message) => ({ statusCode, name, message }),
    async answer(asked) {
      if (asked.method !== 'POST') return forward(service.url, asked)
      const key = asked.headers['idempotency-key']
      const fingerprint = createHash('sha256').update(`${asked.url.pathname}\n${asked.body}`).digest('base64')
      if (!key) return accept(book, service.url, asked, fingerprint)
      const replayed = book.replay(key, fingerprint)
      if (replayed) return replayed
      if (busy.has(key)) {
        return refusal(
          409,
          'concurrent_idempotent_requests',
          'Another request under this key is in progress.',
        )
      }
      busy.add(key)
      try {
        return await accept(book, service.url, asked, fingerprint)
      } finally {
        busy.delete(key)
      }
    },
  }))

  return {
    url: front.url,
    clear: () => book.clear(),
    close: async () => {
      await front.close()
      await service.close()
      book.close()
    },
  }
}

async function accept(book: Book, service: string, asked: Asked, fingerprint: string): Promise<Answer> {
  const mails = parse(asked.body)
  if (!mails) return forward(service, asked)
  const wrong = fault(mails)
  if (wrong) return refusal(422, 'validation_error', wrong)
  const accepted = await forward(service, asked, withoutContents(asked.body))
  if (accepted.status !== 200) return accepted
  const answer = JSON.parse(accepted.body)
  const ids: { id: string }[] = answer.data ?? [answer]
  const at = new Date().toISOString()
  const key = asked.headers['idempotency-key']
  book.write({
    at,
    key,
    fingerprint,
    answer,
    messages: mails.map((mail, i) => toMessage(mail, ids[i]?.id ?? '', at)),
  })
  return json(200, answer)
}

/** The mails that were accepted and the keys that they came under, on the disk. */
class Book {
  readonly #messages: Messages
  readonly #keys = new Map<string, { at: number; fingerprint: string; position: Position }>()
  readonly #journal: Journal<Line>
  /** A page of the mailbox reads many mails of one batch. */
  #last: { offset: number; line: Request } | undefined

  constructor(path: string, messages: Messages) {
    this.#messages = messages
    this.#journal = new Journal(path, (line, position) => this.#remember(line, position))
  }

  write(line: Line): void {
    this.#remember(line, this.#journal.append(line))
  }

  clear(): void {
    this.write({ at: new Date().toISOString(), cleared: true })
  }

  close(): void {
    this.#journal.close()
  }

  replay(key: string, fingerprint: string): Answer | undefined {
    const known = this.#keys.get(key)
    if (!known || Date.now() - known.at > KEY_LIFETIME_MS) return undefined
    return known.fingerprint === fingerprint
      ? json(200, this.#read(known.position).answer)
      : refusal(
          409,
          'invalid_idempotent_request',
          'Same idempotency key used with a different request payload.',
        )
  }

  #remember(line: Line, position: Position): void {
    if ('cleared' in line) {
      this.#messages.clear('email')
      return
    }
    if (line.key)
      this.#keys.set(line.key, { at: Date.parse(line.at), fingerprint: line.fingerprint, position })
    line.messages.forEach((message, index) => {
      this.#messages.add(message, () => this.#read(position).messages[index] as Message)
    })
  }

  #read(position: Position): Request {
    if (this.#last?.offset !== position.offset) {
      this.#last = { offset: position.offset, line: this.#journal.read(position) as Request }
    }
    return this.#last.line
  }
}

function refusal(statusCode: number, name: string, message: string): Answer {
  return json(statusCode, { statusCode, name, message })
}

function parse(body: string): Mail[] | undefined {
  try {
    const parsed = JSON.parse(body)
    return Array.isArray(parsed) ? parsed : [parsed]
  } catch {
    return undefined
  }
}

function fault(mails: Mail[]): string | undefined {
  for (const { to } of mails) {
    const wrong = [to ?? []]
      .flat()
      .find((address) => !/^(?:[^<>]*<)?[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+>?$/.test(address))
    if (wrong !== undefined) return `Invalid \`to\` field: ${JSON.stringify(wrong)} is no e-mail address.`
  }
  return undefined
}

/** The service keeps everything in memory for ever: it gets what it decides on. */
function withoutContents(body: string): string {
  return JSON.stringify(JSON.parse(body), (name, value) =>
    name === 'html' || name === 'text' || name === 'attachments' ? undefined : value,
  )
}

async function forward(base: string, asked: Asked, body = asked.body): Promise<Answer> {
  const response = await fetch(`${base}${asked.url.pathname}${asked.url.search}`, {
    method: asked.method,
    headers: { authorization: asked.headers.authorization ?? '', 'content-type': 'application/json' },
    ...(asked.method !== 'GET' && { body }),
  })
  const text = await response.text()
  return { status: response.status, body: text, headers: { 'content-type': 'application/json' } }
}

function toMessage(mail: Mail, id: string, at: string): Message {
  return {
    id,
    channel: 'email',
    at,
    from: mail.from ?? '',
    to: [mail.to ?? []].flat(),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? null,
  }
}
