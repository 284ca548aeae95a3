import { expect, test } from 'vitest'
import { problemOf } from './auth-client.ts'

test('a wrong password does not tell which of the two was wrong', () => {
  expect(problemOf(401, 'INVALID_EMAIL_OR_PASSWORD')).toEqual({ problem: 'wrongPair' })
})

test('an address that is taken is told beside its field', () => {
  expect(problemOf(422, 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL').field).toBe('email')
})

test('a limit says how long to wait, in whole minutes', () => {
  expect(problemOf(429, 'TOO_MANY_REQUESTS', '121')).toEqual({ problem: 'tooOften', minutes: 3 })
  expect(problemOf(429).minutes).toBe(1)
})

test('what is not known is told by whose fault it is', () => {
  expect(problemOf(400, 'SOMETHING_NEW').problem).toBe('refused')
  expect(problemOf(500).problem).toBe('broken')
})
