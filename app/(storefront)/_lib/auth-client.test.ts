import { expect, test } from 'vitest'
import { tell } from './auth-client.ts'

test('a wrong password does not tell which of the two was wrong', () => {
  const told = tell(401, 'INVALID_EMAIL_OR_PASSWORD', 'Invalid email or password')
  expect(told.field).toBeUndefined()
  expect(told.message).toContain('E-mail address and password')
})

test('an address that is taken is told beside its field', () => {
  expect(tell(422, 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL', '').field).toBe('email')
})

test('a limit speaks for itself, a broken server does not', () => {
  expect(tell(429, 'TOO_MANY_REQUESTS', 'Please try again in 3 minutes.').message).toContain('3 minutes')
  expect(tell(500, undefined, 'relation "users" does not exist').message).not.toContain('relation')
})
