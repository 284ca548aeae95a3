import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer } from '#local/shopper.ts'

/** How long somebody goes on asking a shop that does not answer, in milliseconds. */
const PATIENCE_MS = 60_000

/**
 * Asks until there is an answer, as a browser's person would: no answer and an answer of trouble (5xx) are no answers.
 * Throws when there is none for a minute.
 */
export async function insist<T>(what: string, ask: () => Promise<Answer<T>>): Promise<Answer<T>> {
  for (const deadline = Date.now() + PATIENCE_MS; ; await sleep(150)) {
    const answer = await ask()
    if (answer.status > 0 && answer.status < 500) return answer
    if (Date.now() > deadline)
      throw new Error(
        `${what}: no answer for a minute, at last ${answer.status} ${answer.problem ?? ''} (${answer.headers.date})`,
      )
  }
}
