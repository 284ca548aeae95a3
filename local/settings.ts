import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from './cache.ts'
import { Failure } from './failure.ts'
import { Reservations } from './ports.ts'
import { type InstanceName, stateFolder, type Variables } from './root.ts'
import type { PartName, Ports, Urls } from './state.ts'

/** Whose ports these are by default; another instance has its own beside them. */
const DEFAULT_PORTS: Ports = {
  web: 3000,
  worker: 3001,
  resend: 4000,
  twilio: 4001,
  stripe: 4002,
  mailbox: 4003,
  postgres: 5433,
  inngest: 8288,
}
const OFFSETS: Record<InstanceName, number> = { start: 0, test: 100, bench: 200, tour: 300 }

export const DEMO_LOGINS = {
  customer: 'customer@demo.tradehall.test',
  vendor: 'vendor@demo.tradehall.test',
  admin: 'admin@demo.tradehall.test',
  password: 'tradehall-demo',
}

export type ChosenPorts = {
  ports: Ports
  /** The Inngest server's own further ports. */
  connect: { gateway: number; gatewayRpc: number; executorRpc: number }
  /** Sentences about ports that were taken. */
  moved: string[]
  /** Keeps them all until each is let go for its part. */
  reservations: Reservations
}

/** A port for everything, near its usual one; `wantedWeb` is what PORT says. */
export async function choosePorts(
  name: InstanceName,
  services: Services,
  wantedWeb?: number,
): Promise<ChosenPorts> {
  const reservations = new Reservations()
  const moved: string[] = []
  const ports = { ...DEFAULT_PORTS }
  for (const part of Object.keys(DEFAULT_PORTS) as (keyof Ports)[]) {
    if ((part === 'postgres' && services.database) || (part === 'inngest' && services.inngest)) continue
    const wanted = part === 'web' && wantedWeb ? wantedWeb : DEFAULT_PORTS[part] + OFFSETS[name]
    ports[part] = await reservations.choose(wanted)
    if (ports[part] !== wanted) moved.push(`Port ${wanted} (${part}) is taken: using ${ports[part]}.`)
  }
  const next = (wanted: number) => reservations.choose(wanted + OFFSETS[name])
  const connect = {
    gateway: await next(8289),
    gatewayRpc: await next(50_052),
    executorRpc: await next(50_053),
  }
  return { ports, connect, moved, reservations }
}

/** The ports on which a part will listen. */
export function portsOf(part: PartName, { ports, connect }: ChosenPorts): number[] {
  const { resend, twilio, stripe, mailbox, ...own } = ports
  if (part === 'emulators') return [resend, twilio, stripe, mailbox]
  return part === 'inngest' ? [own.inngest, ...Object.values(connect)] : [own[part]]
}

type Secrets = { auth: string; stripeWebhook: string }

/** This instance's own secrets, made once: sessions and signed links survive a restart. */
function secretsOf(name: InstanceName): Secrets {
  const path = join(stateFolder(name), 'secrets.json')
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as Secrets
  const secrets: Secrets = {
    auth: randomBytes(36).toString('base64url'),
    stripeWebhook: `whsec_${randomBytes(24).toString('hex')}`,
  }
  mkdirSync(stateFolder(name), { recursive: true })
  writeFileSync(path, JSON.stringify(secrets), { mode: 0o600 })
  return secrets
}

/** Services of the person's own that stand in for embedded ones. */
export type Services = {
  database?: { DATABASE_URL: string; MIGRATION_DATABASE_URL: string }
  inngest: boolean
  resend: boolean
  twilio: boolean
  stripe: boolean
  /** A folder of pictures; otherwise all clones and instances share one, since a picture's name says what it shows. */
  pictures?: string
}

/** What to leave to the person's own services. Tests and benchmarks never touch them. */
export function servicesFrom(name: InstanceName, env: Variables): Services {
  const given = (variable: string) => (name === 'start' && env[variable]?.trim()) || undefined
  const application = given('DATABASE_URL')
  const owner = given('MIGRATION_DATABASE_URL')
  if (!application !== !owner) {
    const [set, missing] = application
      ? ['DATABASE_URL', 'MIGRATION_DATABASE_URL']
      : ['MIGRATION_DATABASE_URL', 'DATABASE_URL']
    throw new Failure(
      `${set} is set without ${missing}: set both (the application's role and the owner), or neither for the embedded PostgreSQL.`,
    )
  }
  return {
    ...(application && owner
      ? { database: { DATABASE_URL: application, MIGRATION_DATABASE_URL: owner } }
      : {}),
    inngest: given('INNGEST_BASE_URL') !== undefined,
    resend: given('RESEND_API_KEY') !== undefined,
    twilio: given('TWILIO_ACCOUNT_SID') !== undefined,
    stripe: given('STRIPE_SECRET_KEY') !== undefined,
    ...(given('PICTURES_DIR') ? { pictures: given('PICTURES_DIR') } : {}),
  }
}

/** Where people and processes find everything; by name where a person types it. */
export function urlsFor(ports: Ports, env: Variables, services: Services): Urls {
  const storefront = `http://localhost:${ports.web}`
  return {
    storefront,
    vendor: `${storefront}/vendor`,
    admin: `${storefront}/admin`,
    jobs: `${storefront}/admin/jobs`,
    mailbox: `http://localhost:${ports.mailbox}`,
    worker: `http://127.0.0.1:${ports.worker}`,
    inngest: services.inngest ? String(env.INNGEST_BASE_URL) : `http://127.0.0.1:${ports.inngest}`,
    stripe: `http://127.0.0.1:${ports.stripe}`,
  }
}

/** Settings that a shop outside takes from its surroundings, kept away from tests and benchmarks. */
const FROM_OUTSIDE = [
  'INNGEST_EVENT_KEY',
  'INNGEST_SIGNING_KEY',
  'RESEND_BASE_URL',
  'STRIPE_BASE_URL',
  'STRIPE_PUBLISHABLE_KEY',
  'TWILIO_BASE_URL',
]

/**
 * The settings of an instance's shop: embedded ones, each left out where the person's own service stands in. A
 * variable that must not come from the person's surroundings (or .env) is set to nothing, which counts as not set.
 */
export function shopEnvironment(
  name: InstanceName,
  ports: Ports,
  urls: Urls,
  database: { ownerUrl: string; appUrl: string },
  services: Services,
): Record<string, string> {
  const secrets = secretsOf(name)
  const local = (port: number) => `http://127.0.0.1:${port}`
  return {
    ...(name === 'start' ? {} : Object.fromEntries(FROM_OUTSIDE.map((variable) => [variable, '']))),
    DATABASE_URL: database.appUrl,
    MIGRATION_DATABASE_URL: database.ownerUrl,
    TRADEHALL_MODE: 'demo',
    APP_URL: urls.storefront,
    WORKER_URL: urls.worker,
    AUTH_SECRET: secrets.auth,
    MAIL_FROM: 'Tradehall <orders@demo.tradehall.test>',
    MAILBOX_URL: urls.mailbox,
    BUILD_ID: new Date().toISOString(),
    PICTURES_DIR: services.pictures ?? join(cacheFolder(), 'pictures'),
    ...(services.inngest ? {} : { INNGEST_BASE_URL: urls.inngest, INNGEST_DEV: '1' }),
    ...(services.resend
      ? {}
      : { RESEND_API_KEY: 're_tradehall_local', RESEND_BASE_URL: local(ports.resend) }),
    ...(services.twilio ? {} : twilioSettings(local(ports.twilio))),
    ...(services.stripe
      ? {}
      : {
          STRIPE_SECRET_KEY: 'sk_test_tradehall_local',
          STRIPE_WEBHOOK_SECRET: secrets.stripeWebhook,
          STRIPE_BASE_URL: local(ports.stripe),
        }),
  }
}

function twilioSettings(url: string): Record<string, string> {
  return {
    TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
    TWILIO_AUTH_TOKEN: 'twilio_test_auth_token',
    TWILIO_FROM: '+15551234567',
    TWILIO_BASE_URL: url,
  }
}

/** What the emulators need beside that. */
export function emulatorEnvironment(
  name: InstanceName,
  ports: Ports,
  shop: Record<string, string>,
): Record<string, string> {
  return {
    EMULATOR_STATE_DIR: join(stateFolder(name), 'emulators'),
    EMULATOR_PORT_RESEND: String(ports.resend),
    EMULATOR_PORT_TWILIO: String(ports.twilio),
    EMULATOR_PORT_STRIPE: String(ports.stripe),
    EMULATOR_PORT_MAILBOX: String(ports.mailbox),
    EMULATOR_STRIPE_WEBHOOK_URL: `http://127.0.0.1:${ports.web}/api/webhooks/stripe`,
    EMULATOR_STRIPE_WEBHOOK_SECRET: shop.STRIPE_WEBHOOK_SECRET ?? 'whsec_none',
  }
}
