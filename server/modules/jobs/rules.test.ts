import { describe, expect, it } from 'vitest'
import { describeError, isPermanent, postponedUntil, verdict } from './rules.ts'
import { PermanentError } from './schema.ts'

describe('the rules of job runs', () => {
  it('takes the time of the next attempt from the error, for a single run', () => {
    const retryAt = new Date()
    expect(postponedUntil(Object.assign(new Error('later'), { retryAt }))).toBe(retryAt)
    expect(postponedUntil(new Error('later'))).toBeUndefined()
    expect(verdict({ events: 1, attempt: 0, permanent: false, postponed: true })).toBe('later')
    expect(verdict({ events: 2, attempt: 0, permanent: false, postponed: true })).toBe('retry')
  })
  it('calls only a single run with a permanent error dead', () => {
    expect(verdict({ events: 1, attempt: 0, permanent: true })).toBe('dead')
    expect(verdict({ events: 1, attempt: 20, permanent: false })).toBe('retry')
    expect(verdict({ events: 2, attempt: 0, permanent: true })).toBe('split')
  })
  it('tries a batch twice before its events go alone', () => {
    expect(verdict({ events: 2, attempt: 0, permanent: false })).toBe('retry')
    expect(verdict({ events: 2, attempt: 1, permanent: false })).toBe('split')
  })
  it('takes broken invariants for permanent and everything else for passing', () => {
    expect(isPermanent(new PermanentError('no'))).toBe(true)
    expect(isPermanent(Object.assign(new Error('no'), { name: 'InvariantError' }))).toBe(true)
    expect(isPermanent(new Error('time-out'))).toBe(false)
    expect(isPermanent('time-out')).toBe(false)
  })
  it('keeps addresses and telephone numbers out of what operators read', () => {
    const text = describeError(new Error('refused for Jo <jo@example.test>, call +49 (30) 901820-44 now'))
    expect(text).toBe('refused for Jo <<e-mail>>, call <telephone> now')
    expect(describeError(new Error('x'.repeat(900)))).toHaveLength(500)
  })
})
