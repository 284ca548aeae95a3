import { describe, expect, it } from 'vitest'
import { secretsIn } from './secrets.ts'

// Values are put together here, so that this file itself passes the check that it proves.
const together = (...parts: string[]) => parts.join('')
const hex32 = together('9f86d081884c7d65', '9a2feaa0c55ad015')
const drawn = together('wJalrXUtnFEMI/K7MDENG', '/bPxRfiCYzKq8vT2mQ5')

const told = (text: string, path = 'server/a.ts') =>
  secretsIn({ path, text }).map((line) => line.replace(/^.*?: /, ''))

describe('a secret is seen', () => {
  it.each([
    ['a live key of Stripe', together('sk_', 'live_51H8xqKJ2eZvKYlo2C9kW')],
    ['a restricted key of Stripe', together('rk_', 'live_51H8xqKJ2eZvKYlo2C9kW')],
    ['a test key of Stripe', together('sk_', 'test_51H8xqKJ2eZvKYlo2C9kWqPd')],
    ['a signing secret of webhooks', together('whsec_', 'kf8Jd02mQpXz7vLb3nRt5yWc')],
    ['a key of Resend', together('re_', 'H8xqKJ2e_ZvKYlo2C9kWqPdRt5yWc')],
    ['an API key of Twilio', together('SK', hex32)],
    ['an auth token of Twilio', together('TWILIO_AUTH', `_TOKEN=${hex32}`)],
    ['a signing key of Inngest', together('signkey-', `prod-${hex32}`)],
    ['an access key of AWS', together('AKIA', 'Q3EGRIVJ5XWKPZ2M')],
    ['a secret key of AWS', together('aws_secret', `_access_key = ${drawn}`)],
    ['a secret key of AWS in code', together('secretAccess', `Key: '${drawn}'`)],
    ['a token of GitHub', together('ghp_', 'a8Kd02mQpXz7vLb3nRt5yWcF6hJ9sD1gT4uV')],
    ['a private key', together('-----BEGIN ', 'PRIVATE KEY-----')],
    ['a private key of OpenSSH', together('-----BEGIN OPENSSH', ' PRIVATE KEY-----')],
    ['an encrypted private key', together('-----BEGIN ENCRYPTED', ' PRIVATE KEY-----')],
    ['a private key of PGP', together('-----BEGIN PGP', ' PRIVATE KEY BLOCK-----')],
    [
      'a signed token',
      together('eyJhbGciOiJIUzI1NiJ9', '.eyJzdWIiOiIxMjM0NTY3ODkwIn0', '.dozjgNryP4J3jVmNHl0w5N'),
    ],
    ['a password of PostgreSQL', together('postgresql://shop:', 'kT7mQ2xV9z@db.internal:5432/shop')],
    ['a short one too', together('postgres://shop:', 'kT7mQ2@db.internal/shop')],
    ['a password of Redis, which has no user', together('redis://:', 'kT7mQ2xV9z@cache.internal:6379')],
    ['a secret of sessions', together('AUTH_SEC', `RET="${drawn}"`)],
  ])('%s', (_, text) => {
    expect(told(text), text).toHaveLength(1)
  })

  it('in a test too, where it has a service’s own form, and is never shown', () => {
    const [line = ''] = secretsIn({
      path: 'a.test.ts',
      text: `x\n${together('sk_', 'live_51H8xqKJ2eZvKYlo2C9kW')}`,
    })
    expect(line).toBe('a.test.ts:2: a live key of Stripe')
  })

  it('in any environment file but the example', () => {
    expect(told('A=1', '.env')).toHaveLength(1)
    expect(told('A=1', 'deploy/.env.production')).toHaveLength(1)
    expect(told('A=1', '.env.example')).toEqual([])
  })
})

describe('what is none is let through', () => {
  it.each([
    'postgresql://user:password@host:5432/name',
    'postgresql://nobody@127.0.0.1/nothing',
    `postgresql://tradehall:${'$'}{password}@db.internal/tradehall`,
    'https://example.com/a:b@c',
    "const secret = 'a secret for tests, forty characters long'",
    'STRIPE_SECRET_KEY: set it to the secret key of your Stripe account',
    'tokenize(everythingThatSomebodyWroteHere)',
    'AUTH_SECRET=',
  ])('%s', (text) => {
    expect(told(text)).toEqual([])
  })
})
