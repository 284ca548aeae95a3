import pino, { type Logger } from 'pino'
import { env } from './env.ts'

/** What never reaches a log line, wherever it stands in one level of an object. */
const SECRETS = ['password', 'token', 'secret', 'cookie', 'authorization', 'email', 'phone', 'address']

let logger: Logger | undefined

/** This process's log: JSON lines on stdout. Made at first use, so that importing it needs no settings. */
export function log(): Logger {
  logger ??= pino({
    level: env.LOG_LEVEL,
    base: { role: env.TRADEHALL_ROLE },
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
  })
  return logger
}
