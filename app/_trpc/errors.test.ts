import { describe, expect, test } from 'vitest'
import { ApiError, failureKind, fieldErrorsOf, isRefusal, messageOf } from './errors.ts'

const answered = (httpStatus: number, message: string) => new ApiError(message, { httpStatus })
const unanswered = new ApiError('No answer')

describe('messageOf', () => {
  test('repeats what the server said when it refused', () => {
    expect(messageOf(answered(409, 'Oak bowl is sold out.'))).toBe('Oak bowl is sold out.')
  })

  test('hides what a broken server said', () => {
    expect(messageOf(answered(500, 'relation "orders" does not exist'))).not.toContain('relation')
  })

  test('speaks of the connection when nothing answered', () => {
    expect(messageOf(unanswered)).toContain('connection')
  })
})

test('only a 4xx is a refusal', () => {
  expect(isRefusal(answered(422, 'no'))).toBe(true)
  expect(isRefusal(answered(503, 'no'))).toBe(false)
  expect(isRefusal(unanswered)).toBe(false)
  expect(isRefusal(new Error('no'))).toBe(false)
})

test('errors of fields are handed on, and absent where no answer came', () => {
  const fields = [{ path: 'email', message: 'Enter your e-mail address.' }]
  expect(fieldErrorsOf(new ApiError('Check', { httpStatus: 400, fields }))).toEqual(fields)
  expect(fieldErrorsOf(unanswered)).toEqual([])
})

test('a failure has a kind for which every language has words', () => {
  const kinds = [401, 404, 429, 409, 503].map((status) => failureKind(answered(status, 'no')))
  expect(kinds).toEqual(['signIn', 'notFound', 'tooOften', 'refused', 'broken'])
  expect(failureKind(unanswered)).toBe('unreachable')
  expect(failureKind(new ApiError('No answer', undefined, 502))).toBe('broken')
})
