import { join } from 'node:path'
import { startService } from './emulate.ts'
import { type Answer, type Asked, type Front, json, openFront } from './front.ts'
import { Journal, type Position } from './journal.ts'
import type { Message, Messages } from './messages.ts'

/** Twilio's message resource, as far as it is read here. */
interface Sms {
  sid: string
  to: string
  from: string
  body: string
}

/** One accepted SMS. */
interface Accepted {
  at: string
  sms: Sms
}

/** A line of the journal: an SMS, or the clearing of the mailbox. */
type Line = Accepted | { at: string; cleared: true }

export interface TwilioAccount {
  accountSid: string
  authToken: string
  from: string
}

/** The account and number that `emulate` knows when it is told nothing. */
export const TWILIO_DEFAULTS: TwilioAccount = {
  accountSid: `AC${'0'.repeat(32)}`,
  authToken: 'twilio_test_auth_token',
  from: '+15551234567',
}

const MESSAGES = /^\/2010-04-01\/Accounts\/[^/]+\/Messages\.json$/

/**
 * Twilio: `emulate`'s service checks the account and makes the messages; before it stand what it lacks: the check of
 * numbers (error 21211), and the list of messages from before a restart.
 */
export async function openTwilio(
  port: number,
  stateDirectory: string,
  messages: Messages,
  account: TwilioAccount,
): Promise<Front & { clear(): void }> {
  const book = new Book(join(stateDirectory, 'twilio.jsonl'), messages)
  const service = await startService('twilio', {
    account: { sid: account.accountSid, auth_token: account.authToken, friendly_name: 'Tradehall' },
    phone_numbers: [{ phone_number: account.from, friendly_name: 'Tradehall' }],
  })

  const front = await openFront(port, async () => ({
    error: (status, code, message) => problem(status, status === 429 ? 20429 : 20500, `${message} (${code})`),
    async answer(asked) {
      if (!MESSAGES.test(asked.url.pathname)) return forward(service.url, asked)
      const to = new URLSearchParams(asked.body).get('To') ?? ''
      if (asked.method === 'POST' && !/^\+[1-9]\d{6,14}$/.test(to)) {
        return json(400, problem(400, 21211, `Invalid 'To' Phone Number: ${to}`))
      }
      // The service answers for itself when the account is wrong.
      const answer = await forward(service.url, asked)
      if (answer.status === 201) book.write({ at: new Date().toISOString(), sms: JSON.parse(answer.body) })
      return asked.method === 'GET' && answer.status === 200 ? book.list(asked.url) : answer
    },
  }))

  return {
    url: front.url,
    clear: () => book.write({ at: new Date().toISOString(), cleared: true }),
    close: async () => {
      await front.close()
      await service.close()
      book.close()
    },
  }
}

/** The messages that were accepted, on the disk. */
class Book {
  readonly #messages: Messages
  readonly #journal: Journal<Line>
  readonly #all: Position[] = []
  readonly #byRecipient = new Map<string, Position[]>()

  constructor(path: string, messages: Messages) {
    this.#messages = messages
    this.#journal = new Journal(path, (line, position) => this.#remember(line, position))
  }

  write(line: Line): void {
    this.#remember(line, this.#journal.append(line))
  }

  close(): void {
    this.#journal.close()
  }

  /** Newest first, one page: `PageSize` up to 1000. */
  list({ searchParams, pathname }: URL): Answer {
    const size = Math.min(Number(searchParams.get('PageSize') ?? 50) || 50, 1000)
    const to = searchParams.get('To')
    const positions = to ? (this.#byRecipient.get(to) ?? []) : this.#all
    const messages = positions
      .slice(-size)
      .reverse()
      .map((position) => this.#read(position).sms)
    return json(200, { messages, page: 0, page_size: size, uri: pathname, next_page_uri: null })
  }

  #remember(line: Line, position: Position): void {
    if ('cleared' in line) {
      this.#messages.clear('sms')
      return
    }
    this.#all.push(position)
    const received = this.#byRecipient.get(line.sms.to)
    if (received) received.push(position)
    else this.#byRecipient.set(line.sms.to, [position])
    this.#messages.add(toMessage(line), () => toMessage(this.#read(position)))
  }

  #read(position: Position): Accepted {
    return this.#journal.read(position) as Accepted
  }
}

function problem(status: number, code: number, message: string) {
  return { status, code, message, more_info: `https://www.twilio.com/docs/errors/${code}` }
}

async function forward(base: string, asked: Asked): Promise<Answer> {
  const response = await fetch(`${base}${asked.url.pathname}${asked.url.search}`, {
    method: asked.method,
    headers: {
      authorization: asked.headers.authorization ?? '',
      'content-type': asked.headers['content-type'] ?? 'application/x-www-form-urlencoded',
    },
    ...(asked.method === 'POST' && { body: asked.body }),
  })
  const body = await response.text()
  return { status: response.status, body, headers: { 'content-type': 'application/json' } }
}

function toMessage({ at, sms }: Accepted): Message {
  const { sid, to, from, body } = sms
  return { id: sid, channel: 'sms', at, from, to: [to], subject: '', text: body, html: null }
}
