import { isIP } from 'node:net'
import { createEnv } from '@t3-oss/env-core'
import { z } from 'zod'

/** Where variables come from: `process.env`, or a plain object in tests. */
export type Source = Record<string, string | undefined>

const text = z.string()
const webAddress = z
  .url({ protocol: /^https?$/, error: 'is not a web address' })
  .transform((address) => address.replace(/\/+$/, ''))
const databaseAddress = z.url({ protocol: /^postgres(ql)?$/, error: 'is not a PostgreSQL address' })
const wholeNumber = (least: number) =>
  z.coerce
    .number({ error: 'is not a number' })
    .int('is not a whole number')
    .min(least, `is less than ${least}`)
const flag = z
  .enum(['1', 'true', '0', 'false'], { error: 'is neither 1 nor 0' })
  .transform((value) => value === '1' || value === 'true')
const oneOf = <const T extends [string, ...string[]]>(names: T) =>
  z.enum(names, { error: `is none of ${names.join(', ')}` })

const shape = {
  DATABASE_URL: databaseAddress,
  MIGRATION_DATABASE_URL: databaseAddress.optional(),
  DATABASE_POOL_SIZE: wholeNumber(1),
  TRADEHALL_MODE: oneOf(['demo', 'production']),
  TRADEHALL_ROLE: oneOf(['web', 'worker', 'all']),
  APP_URL: webAddress,
  WORKER_URL: webAddress,
  AUTH_SECRET: text.min(32, 'is shorter than 32 characters'),
  INNGEST_BASE_URL: webAddress.optional(),
  INNGEST_EVENT_KEY: text.optional(),
  INNGEST_SIGNING_KEY: text.optional(),
  INNGEST_DEV: flag,
  RESEND_API_KEY: text,
  RESEND_BASE_URL: webAddress.optional(),
  MAIL_FROM: text.includes('@', { error: 'has no e-mail address in it' }),
  TWILIO_ACCOUNT_SID: text.startsWith('AC', 'does not begin with AC'),
  TWILIO_AUTH_TOKEN: text,
  TWILIO_FROM: text,
  TWILIO_BASE_URL: webAddress.optional(),
  STRIPE_SECRET_KEY: text,
  STRIPE_WEBHOOK_SECRET: text,
  STRIPE_PUBLISHABLE_KEY: text.optional(),
  STRIPE_BASE_URL: webAddress.optional(),
  BANK_ACCOUNT_HOLDER: text,
  BANK_IBAN: text.transform((iban) => iban.replace(/\s/g, '')),
  BANK_BIC: text,
  MAILBOX_URL: webAddress.optional(),
  BUILD_ID: text.optional(),
  PICTURES_DIR: text.optional(),
  PLACEMENT_RATE_PER_MINUTE: wholeNumber(0),
  ADDRESS_RATE_PER_MINUTE: wholeNumber(0),
  TRUSTED_PROXY: text.refine(isProxyList, 'holds something that is no address and no network').optional(),
  KEEP_EVENTS_DAYS: wholeNumber(7),
  KEEP_CARTS_DAYS: wholeNumber(1),
  METRICS_TOKEN: text.min(16, 'is shorter than 16 characters').optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: webAddress.optional(),
  LOG_LEVEL: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
}

/** Addresses and networks such as `10.0.0.0/8, 2001:db8::1`; one that is misspelt would trust nobody, or anybody. */
function isProxyList(list: string): boolean {
  return list.split(',').every((entry) => {
    const [address = '', prefix, ...more] = entry.trim().split('/')
    const most = isIP(address) === 4 ? 32 : isIP(address) === 6 ? 128 : -1
    return (
      more.length === 0 &&
      most > 0 &&
      (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= most))
    )
  })
}

type Name = keyof typeof shape

/** The validated settings; what is optional may be undefined, everything else is there. */
export type Environment = { readonly [N in Name]: z.output<(typeof shape)[N]> }

/** What to do about each variable; ends the sentence that stops the boot. */
const ADVICE: Record<Name, string> = {
  DATABASE_URL:
    'set it to the PostgreSQL address of the application role, postgresql://user:password@host:5432/name',
  MIGRATION_DATABASE_URL: "set it to the PostgreSQL address of the database's owner, or leave it out",
  DATABASE_POOL_SIZE: 'set it to the number of database connections per process, such as 16',
  TRADEHALL_MODE: 'set it to demo or production',
  TRADEHALL_ROLE: 'set it to web, worker or all',
  APP_URL: 'set it to the public address of the storefront, such as https://shop.example',
  WORKER_URL: 'set it to the address at which the Inngest server reaches the worker',
  AUTH_SECRET: 'set it to at least 32 random characters, such as the output of `openssl rand -base64 48`',
  INNGEST_BASE_URL: 'set it to the address of the Inngest server, or leave it out for Inngest Cloud',
  INNGEST_EVENT_KEY:
    'set it to the event key of your Inngest environment, or INNGEST_DEV=1 for a local server',
  INNGEST_SIGNING_KEY:
    'set it to the signing key of your Inngest environment, or INNGEST_DEV=1 for a local server',
  INNGEST_DEV: 'set it to 1 for a local Inngest server, or leave it out',
  RESEND_API_KEY: 'set it to an API key of your Resend account',
  RESEND_BASE_URL: 'leave it out unless mails go through something other than Resend itself',
  MAIL_FROM: 'set it to the sender of all mails, such as Tradehall <orders@shop.example>',
  TWILIO_ACCOUNT_SID:
    'set it to the account SID of your Twilio account, AC followed by 32 hexadecimal digits',
  TWILIO_AUTH_TOKEN: 'set it to the auth token of your Twilio account',
  TWILIO_FROM: 'set it to the telephone number that SMS are sent from, such as +15005550006',
  TWILIO_BASE_URL: 'leave it out unless SMS go through something other than Twilio itself',
  STRIPE_SECRET_KEY: 'set it to the secret key of your Stripe account',
  STRIPE_WEBHOOK_SECRET: 'set it to the signing secret of the webhook endpoint in your Stripe account',
  STRIPE_PUBLISHABLE_KEY: 'set it to the publishable key of your Stripe account',
  STRIPE_BASE_URL: 'leave it out unless payments go through something other than Stripe itself',
  BANK_ACCOUNT_HOLDER: 'set it to the holder of the account that receives bank transfers',
  BANK_IBAN: 'set it to the IBAN of the account that receives bank transfers',
  BANK_BIC: 'set it to the BIC of the account that receives bank transfers',
  MAILBOX_URL: 'leave it out: the mailbox page belongs to the demo',
  BUILD_ID: 'set it to an identifier of this build that sorts after older ones, or leave it out',
  PICTURES_DIR: 'set it to the folder that holds the pictures, or leave it out',
  PLACEMENT_RATE_PER_MINUTE:
    'set it to the number of orders that one customer may place per minute, 0 for no limit',
  ADDRESS_RATE_PER_MINUTE:
    'set it to what one network address may do per minute (a change of a cart counts 1, an order 4, a look-up 8), 0 for no limit',
  TRUSTED_PROXY: 'set it to the address or network of the proxy in front of the web role, or leave it out',
  KEEP_EVENTS_DAYS:
    'set it to the number of days (7 or more) after which finished events are deleted, with their job runs and messages',
  KEEP_CARTS_DAYS: 'set it to the number of days after which a cart that nobody came back to is deleted',
  METRICS_TOKEN:
    'set it to at least 16 random characters that the scraper shows as a bearer token, or leave it out',
  OTEL_EXPORTER_OTLP_ENDPOINT:
    'set it to the address of an OTLP/HTTP receiver, such as http://collector.internal:4318, or leave it out',
  LOG_LEVEL: 'set it to trace, debug, info, warn, error, fatal or silent',
}

const DEMO_BANK = {
  BANK_ACCOUNT_HOLDER: 'Tradehall Demo Ltd',
  // The example IBAN of the IBAN registry for Germany: valid check digits, nobody's account.
  BANK_IBAN: 'DE89370400440532013000',
  BANK_BIC: 'COBADEFFXXX',
} as const

const always = (value: string) => () => value
const inDemo = (value: string) => (source: Source) =>
  given('TRADEHALL_MODE', source) === 'demo' ? value : undefined

const DEFAULTS: Partial<Record<Name, (source: Source) => string | undefined>> = {
  DATABASE_POOL_SIZE: always('16'),
  TRADEHALL_MODE: always('production'),
  TRADEHALL_ROLE: always('all'),
  WORKER_URL: (source) => given('APP_URL', source),
  INNGEST_DEV: always('0'),
  BANK_ACCOUNT_HOLDER: inDemo(DEMO_BANK.BANK_ACCOUNT_HOLDER),
  BANK_IBAN: inDemo(DEMO_BANK.BANK_IBAN),
  BANK_BIC: inDemo(DEMO_BANK.BANK_BIC),
  PLACEMENT_RATE_PER_MINUTE: always('30'),
  ADDRESS_RATE_PER_MINUTE: always('240'),
  KEEP_EVENTS_DAYS: always('90'),
  KEEP_CARTS_DAYS: always('90'),
  LOG_LEVEL: always('info'),
}

const SECRETS = [
  'AUTH_SECRET',
  'INNGEST_EVENT_KEY',
  'INNGEST_SIGNING_KEY',
  'RESEND_API_KEY',
  'TWILIO_AUTH_TOKEN',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'METRICS_TOKEN',
] as const satisfies Name[]

const names = Object.keys(shape) as Name[]

/** What somebody wrote, or the default; blank counts as not set. */
function given(name: Name, source: Source): string | undefined {
  return source[name]?.trim() || DEFAULTS[name]?.(source)
}

function sentence(name: Name, fault: string): Error {
  return new Error(`${name} ${fault}: ${ADVICE[name]}.`)
}

function faultOf(name: Name, message: string, source: Source): string {
  return given(name, source) === undefined ? 'is not set' : message
}

function readOne<N extends Name>(name: N, source: Source): Environment[N] {
  const parsed = shape[name].safeParse(given(name, source))
  if (parsed.success) return parsed.data as Environment[N]
  throw sentence(name, faultOf(name, parsed.error.issues[0]?.message ?? 'is wrong', source))
}

/**
 * All settings at once, as they are now.
 * Throws an Error with one sentence that names the first wrong variable and says what to do.
 */
export function assertEnvironment(source: Source = process.env): Environment {
  const settings = createEnv({
    server: shape,
    isServer: true,
    runtimeEnv: Object.fromEntries(names.map((name) => [name, given(name, source)])),
    onValidationError: ([issue]) => {
      const name = String(issue?.path?.[0]) as Name
      throw sentence(name, faultOf(name, issue?.message ?? 'is wrong', source))
    },
  }) as Environment
  assertJobServer(settings)
  if (settings.TRADEHALL_MODE === 'production') refuseDemoValues(settings)
  return settings
}

function assertJobServer(settings: Environment): void {
  if (settings.INNGEST_DEV) return
  for (const name of ['INNGEST_EVENT_KEY', 'INNGEST_SIGNING_KEY'] as const) {
    if (!settings[name]) throw sentence(name, 'is not set')
  }
}

/** Production with the demo's published secrets, bank account or mailbox would be an open door. */
function refuseDemoValues(settings: Environment): void {
  for (const name of SECRETS) {
    if (/(^|[-_])demo([-_]|$)/i.test(settings[name] ?? '')) throw sentence(name, 'is a demo value')
  }
  if (/^(.)\1*$/.test(settings.AUTH_SECRET)) throw sentence('AUTH_SECRET', 'is one character repeated')
  if (settings.BANK_IBAN === DEMO_BANK.BANK_IBAN) throw sentence('BANK_IBAN', 'is the demo account')
  if (settings.MAILBOX_URL) throw sentence('MAILBOX_URL', 'is set in production')
}

/**
 * The settings, each validated when it is read: importing this needs none of them (`next build`), and a tool that
 * reads only DATABASE_URL needs only that. Reading a missing or wrong one throws the same sentence as the boot.
 */
export const env: Environment = Object.defineProperties(
  {} as Environment,
  Object.fromEntries(
    names.map((name) => [name, { enumerable: true, get: () => readOne(name, process.env) }]),
  ),
)
