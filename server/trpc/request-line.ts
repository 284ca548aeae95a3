import { lines } from '#server/log.ts'
import type { Context, EndedCall } from './context.ts'

/** Everything about one request in one line of the log: what was asked, by what kind of person, and how it ended. */
export class RequestLine {
  readonly calls: EndedCall[] = []
  readonly correlationId: string
  /** Who asked; undefined for what was refused before anybody looked. */
  user: Context['user'] | undefined
  private readonly started = performance.now()

  constructor(correlationId: string) {
    this.correlationId = correlationId
  }

  /** Writes the line. A request's path is that of its calls: names of procedures, never what a client made up. */
  write(status: number): void {
    const { calls, correlationId, user } = this
    lines().info(
      {
        correlationId,
        path: pathOf(calls),
        batch: calls.length,
        status,
        ms: Math.round((performance.now() - this.started) * 10) / 10,
        user: user === undefined ? undefined : kindOf(user, calls),
        outcome: calls.length > 0 ? together(calls.map((call) => call.outcome)) : 'refused',
      },
      'request',
    )
  }
}

function pathOf(calls: EndedCall[]): string | undefined {
  return calls.length > 0 ? together(calls.map((call) => call.path)) : undefined
}

function together(words: string[]): string {
  return words.length === 1 ? (words[0] ?? '') : [...new Set(words)].join(',')
}

function kindOf(user: Context['user'], calls: EndedCall[]): string {
  if (!user) return 'guest'
  if (user.role === 'operator') return 'operator'
  return calls.some((call) => call.path.startsWith('vendor.')) ? 'vendor' : 'customer'
}
