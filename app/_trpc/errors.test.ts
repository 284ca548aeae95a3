import { TRPCClientError } from '@trpc/client'
import { describe, expect, test } from 'vitest'
import { failureKind, fieldErrorsOf, isRefusal, messageOf } from './errors.ts'

function answered(httpStatus: number, message: string): TRPCClientError<never> {
  return TRPCClientError.from({ error: { message, code: -32000, data: { httpStatus } } } as never)
}

describe('messageOf', () => {
  test('repeats what the server said when it refused', () => {
    expect(messageOf(answered(409, 'Oak bowl is sold out.'))).toBe('Oak bowl is sold out.')
  })

  test('hides what a broken server said', () => {
    expect(messageOf(answered(500, 'relation "orders" does not exist'))).not.toContain('relation')
  })

  test('speaks of the connection when nothing answered', () => {
    expect(messageOf(TRPCClientError.from(new TypeError('Failed to fetch')))).toContain('connection')
  })
})

test('only a 4xx is a refusal', () => {
  expect(isRefusal(answered(422, 'no'))).toBe(true)
  expect(isRefusal(answered(503, 'no'))).toBe(false)
  expect(isRefusal(new Error('no'))).toBe(false)
})

test('errors of fields are handed on, and absent where no answer came', () => {
  const fields = [{ path: 'email', message: 'Enter your e-mail address.' }]
  const error = TRPCClientError.from({
    error: { message: 'Check', code: -32600, data: { httpStatus: 400, fields } },
  } as never)
  expect(fieldErrorsOf(error)).toEqual(fields)
  expect(fieldErrorsOf(new Error('offline'))).toEqual([])
})

test('a failure has a kind for which every language has words', () => {
  const kinds = [401, 404, 429, 409, 503].map((status) => failureKind(answered(status, 'no')))
  expect(kinds).toEqual(['signIn', 'notFound', 'tooOften', 'refused', 'broken'])
  expect(failureKind(new TypeError('Failed to fetch'))).toBe('unreachable')
  const meta = { response: new Response('Bad gateway', { status: 502 }) }
  expect(failureKind(TRPCClientError.from(new SyntaxError('no JSON'), { meta }))).toBe('broken')
})
