import { describe, expect, it } from 'vitest'
import { explain, Failure } from './failure.ts'
import { servicesFrom } from './settings.ts'

describe('services of the person’s own', () => {
  it('replace the embedded database only with both of its roles', () => {
    const owner = { MIGRATION_DATABASE_URL: 'postgresql://owner@db/shop' }
    const application = { DATABASE_URL: 'postgresql://app@db/shop' }
    expect(servicesFrom('start', { ...owner, ...application }).database).toEqual({ ...owner, ...application })
    expect(() => servicesFrom('start', application)).toThrow(
      'DATABASE_URL is set without MIGRATION_DATABASE_URL',
    )
    expect(() => servicesFrom('start', owner)).toThrow('MIGRATION_DATABASE_URL is set without DATABASE_URL')
  })

  it('are never touched by tests and benchmarks', () => {
    const env = {
      DATABASE_URL: 'postgresql://app@db/shop',
      STRIPE_SECRET_KEY: 'sk_live',
      INNGEST_BASE_URL: 'http://jobs',
    }
    for (const name of ['test', 'bench', 'tour'] as const) {
      expect(servicesFrom(name, env)).toEqual({ inngest: false, resend: false, twilio: false, stripe: false })
    }
  })

  it('count as missing when they are blank', () => {
    expect(servicesFrom('start', { RESEND_API_KEY: '  ' }).resend).toBe(false)
  })
})

describe('what a person is told', () => {
  it('is what to do about a full disk, whoever noticed it', () => {
    const noticed = Object.assign(new Error('write'), { code: 'ENOSPC' })
    expect(explain(noticed)).toMatch(/^The disk is full/)
    expect(explain(new Failure('initdb: could not write: No space left on device'))).toMatch(
      /^The disk is full/,
    )
  })

  it('is a sentence without a stack for what they can act on, and the stack for our own faults', () => {
    expect(explain(new Failure('Do this.'))).toBe('Do this.')
    expect(explain(new Error('ours'))).toContain('settings.test.ts')
  })
})
