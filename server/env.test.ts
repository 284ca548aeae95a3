import { afterEach, describe, expect, it, vi } from 'vitest'
import { assertEnvironment, env } from './env.ts'

const production = {
  DATABASE_URL: 'postgresql://app:secret@db.example:5432/tradehall',
  APP_URL: 'https://shop.example/',
  AUTH_SECRET: 'vQ0h2m8Zr5t7w9yB1dF3gJ6kL4nP0sUx',
  INNGEST_EVENT_KEY: 'event-key',
  INNGEST_SIGNING_KEY: 'signkey-prod-abcdef',
  RESEND_API_KEY: 're_live',
  MAIL_FROM: 'Tradehall <orders@shop.example>',
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'token',
  TWILIO_FROM: '+15005550006',
  STRIPE_SECRET_KEY: 'sk_live_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  BANK_ACCOUNT_HOLDER: 'Shop Ltd',
  BANK_IBAN: 'GB33 BUKB 2020 1555 5555 55',
  BANK_BIC: 'BUKBGB22',
}

afterEach(() => vi.unstubAllEnvs())

describe('assertEnvironment', () => {
  it('accepts a complete production environment and fills in the defaults', () => {
    expect(assertEnvironment(production)).toMatchObject({
      TRADEHALL_MODE: 'production',
      TRADEHALL_ROLE: 'all',
      DATABASE_POOL_SIZE: 16,
      PLACEMENT_RATE_PER_MINUTE: 30,
      LOG_LEVEL: 'info',
      INNGEST_DEV: false,
      APP_URL: 'https://shop.example',
      WORKER_URL: 'https://shop.example',
      BANK_IBAN: 'GB33BUKB20201555555555',
    })
  })

  it.each(Object.keys(production))('stops with one sentence that names %s when it is missing', (name) => {
    const { [name as keyof typeof production]: _, ...rest } = production
    expect(() => assertEnvironment(rest)).toThrow(new RegExp(`^${name} is not set: [^\\n]+\\.$`))
  })

  it('treats a blank variable as one that is not set', () => {
    expect(() => assertEnvironment({ ...production, STRIPE_SECRET_KEY: '  ' })).toThrow(
      /^STRIPE_SECRET_KEY is not set/,
    )
  })

  it.each([
    ['DATABASE_URL', 'mysql://db.example/tradehall', 'is not a PostgreSQL address'],
    ['APP_URL', 'shop.example', 'is not a web address'],
    ['AUTH_SECRET', 'short', 'is shorter than 32 characters'],
    ['DATABASE_POOL_SIZE', '0', 'is less than 1'],
    ['DATABASE_POOL_SIZE', 'many', 'is not a number'],
    ['TRADEHALL_ROLE', 'database', 'is none of web, worker, all'],
    ['STRIPE_BASE_URL', 'ftp://stripe.example', 'is not a web address'],
  ])('says what is wrong with %s=%s', (name, value, fault) => {
    expect(() => assertEnvironment({ ...production, [name]: value })).toThrow(`${name} ${fault}: `)
  })

  it.each([
    ['AUTH_SECRET', 'demo-only-demo-only-demo-only-demo-only'],
    ['AUTH_SECRET', 'x'.repeat(40)],
    ['STRIPE_SECRET_KEY', 'sk_test_demo'],
    ['STRIPE_WEBHOOK_SECRET', 'whsec_demo_1'],
    ['BANK_IBAN', 'DE89 3704 0044 0532 0130 00'],
    ['MAILBOX_URL', 'http://127.0.0.1:3004'],
  ])('refuses the demo value of %s in production and takes it in the demo', (name, value) => {
    expect(() => assertEnvironment({ ...production, [name]: value })).toThrow(new RegExp(`^${name} is .*: `))
    expect(() => assertEnvironment({ ...production, [name]: value, TRADEHALL_MODE: 'demo' })).not.toThrow()
  })

  it('allows other base addresses of the providers in production', () => {
    expect(
      assertEnvironment({ ...production, STRIPE_BASE_URL: 'http://127.0.0.1:4242' }).STRIPE_BASE_URL,
    ).toBe('http://127.0.0.1:4242')
  })

  it('has demo bank details in the demo, and needs no Inngest keys with INNGEST_DEV=1', () => {
    const {
      INNGEST_EVENT_KEY: _e,
      INNGEST_SIGNING_KEY: _s,
      BANK_ACCOUNT_HOLDER: _h,
      BANK_IBAN: _i,
      BANK_BIC: _b,
      ...rest
    } = production
    const demo = assertEnvironment({ ...rest, TRADEHALL_MODE: 'demo', INNGEST_DEV: '1' })
    expect(demo.BANK_IBAN).toMatch(/^DE/)
  })
})

describe('env', () => {
  it('validates a variable only when it is read', () => {
    vi.stubEnv('DATABASE_URL', 'postgresql://app@127.0.0.1/x')
    vi.stubEnv('AUTH_SECRET', '')
    expect(env.DATABASE_URL).toBe('postgresql://app@127.0.0.1/x')
    expect(() => env.AUTH_SECRET).toThrow(/^AUTH_SECRET is not set: /)
  })
})
