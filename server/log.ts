import pino, { type DestinationStream, type Logger } from 'pino'
import { env } from './env.ts'

/** What never reaches a log line, wherever it stands in one level of an object. */
const SECRETS = ['password', 'token', 'secret', 'cookie', 'authorization', 'email', 'phone', 'address']

/** Lines are written together, when they are this many bytes or this many milliseconds old: a write costs as much as a line. */
const TOGETHER = { bytes: 4_096, ms: 500 }

interface Loggers {
  plain: Logger
  redacting: Logger
}

/** Kept on the process: a bundler may load this file more than once, yet there is one stream. */
const kept = globalThis as { tradehallLog?: Loggers }

/** This process's log: JSON lines on stdout. Made at first use, so that importing it needs no settings. */
export function log(): Logger {
  return loggers().redacting
}

/**
 * The same log for lines whose every field is named in the code and none of which holds what a person typed: a line per
 * request and per run of a listener. Looking for secrets in them would cost twice as much as writing them (5 µs).
 */
export function lines(): Logger {
  return loggers().plain
}

/** Sends the log elsewhere from now on; for tests that read it. Returns what ends that. */
export function logTo(stream: DestinationStream, level = 'info'): () => void {
  const before = kept.tradehallLog
  kept.tradehallLog = loggersOn(stream, level)
  return () => {
    kept.tradehallLog = before
  }
}

function loggers(): Loggers {
  kept.tradehallLog ??= loggersOn(stdout(), env.LOG_LEVEL)
  return kept.tradehallLog
}

function loggersOn(stream: DestinationStream, level: string): Loggers {
  const options = { level, base: { role: env.TRADEHALL_ROLE } }
  const redact = { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' }
  return { plain: pino(options, stream), redacting: pino({ ...options, redact }, stream) }
}

/** A reader that is slow must not hold requests up; what is left when the process ends is written then. */
function stdout(): DestinationStream {
  const stream = pino.destination({ fd: 1, sync: false, minLength: TOGETHER.bytes })
  const writing = setInterval(() => stream.flush(), TOGETHER.ms)
  writing.unref()
  process.once('exit', () => {
    try {
      stream.flushSync()
    } catch {
      // Nobody reads any more.
    }
  })
  return stream
}
