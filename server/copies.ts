import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { log } from './log.ts'

const CHANNEL = 'tradehall_touched'
/** PostgreSQL takes messages of less than 8,000 bytes; who sent it stands in front. */
const LONGEST = 7_900
/** How long a lost line is left alone, how often an idle one is tried, and how long that may take, in milliseconds. */
const REST_MS = 500
const TRY_EVERY_MS = 10_000
const TRY_MS = 5_000

export interface Line {
  /**
   * Tells every other copy that listens that these tags were touched. While the line is away it keeps them for later, so that
   * it never fails; nobody else's memory is older than that, since who comes back believes nothing.
   */
  tell: (tags: readonly string[]) => Promise<void>
  close: () => Promise<void>
}

interface Heard {
  /** Another copy touched these tags. */
  touched: (tags: readonly string[]) => void
  /** The line is there, for the first time or again: what was said before was not heard. */
  begins: () => void
}

/**
 * Opens the line on which copies of the web role tell each other which tags of kept pages they touched: LISTEN and NOTIFY
 * (https://www.postgresql.org/docs/18/sql-notify.html) on a connection of its own to `url`, which is opened again whenever it is lost.
 */
export function openLine(url: string, heard: Heard): Line {
  const self = randomUUID()
  const stop = new AbortController()
  const waiting = new Set<string>()
  let client: Client | undefined

  async function flush(): Promise<void> {
    const tags = [...waiting]
    if (!client || tags.length === 0) return
    for (const part of inParts(tags, LONGEST - self.length)) {
      await client.query('SELECT pg_notify($1, $2)', [CHANNEL, `${self} ${part.join(' ')}`])
      for (const tag of part) waiting.delete(tag)
    }
  }

  /** Listens until the connection ends. */
  async function listen(): Promise<void> {
    const opened = new Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: TRY_MS })
    const ended = new Promise<void>((resolve) => opened.once('end', resolve))
    const hangUp = () => void opened.end().catch(() => {})
    opened.on('error', hangUp)
    opened.on('notification', ({ payload = '' }) => {
      const [sender, ...tags] = payload.split(' ')
      if (sender !== self) heard.touched(tags)
    })
    stop.signal.addEventListener('abort', hangUp, { once: true })
    try {
      await opened.connect()
      await opened.query(`LISTEN ${CHANNEL}`)
      client = opened
      heard.begins()
      await flush()
      const trial = setInterval(() => void isThere(opened).then((there) => there || hangUp()), TRY_EVERY_MS)
      trial.unref()
      await ended.finally(() => clearInterval(trial))
    } finally {
      client = undefined
      stop.signal.removeEventListener('abort', hangUp)
      hangUp()
    }
  }

  async function listenForEver(): Promise<void> {
    let said = false
    while (!stop.signal.aborted) {
      await listen().then(
        () => {
          said = false
        },
        (error: unknown) => {
          if (!said) log().warn({ reason: String(error) }, 'other copies are not heard now, and tried again')
          said = true
        },
      )
      await sleep(REST_MS, undefined, { ref: false, signal: stop.signal }).catch(() => {})
    }
  }

  const running = listenForEver()
  return {
    tell: async (tags) => {
      for (const tag of tags) waiting.add(tag)
      await flush().catch(() => {})
    },
    close: () => {
      stop.abort()
      return running
    },
  }
}

/** Whether the other end still answers. */
async function isThere(client: Client): Promise<boolean> {
  const answered = client.query('SELECT 1').then(
    () => true,
    () => false,
  )
  return Promise.race([answered, sleep(TRY_MS, false, { ref: false })])
}

/** Words in groups that are not longer than so many bytes when they stand in one line. */
function inParts(words: readonly string[], bytes: number): string[][] {
  const parts: string[][] = []
  let room = 0
  for (const word of words) {
    room -= Buffer.byteLength(word) + 1
    if (room < 0 || parts.length === 0) {
      parts.push([])
      room = bytes - Buffer.byteLength(word) - 1
    }
    parts.at(-1)?.push(word)
  }
  return parts
}
