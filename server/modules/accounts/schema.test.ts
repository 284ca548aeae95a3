import { expect, test } from 'vitest'
import { resetPasswordForm, type Say, safeReturnPath, signUpForm } from './schema.ts'

const say: Say = (problem) => problem

test.each(['/checkout', '/order/TH-1?key=x', '/'])('goes back to %s after signing in', (path) => {
  expect(safeReturnPath(path)).toBe(path)
})

test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '',
  '/a\nb',
  undefined,
  ['/a'],
])('does not follow %j away from the shop', (path) => {
  expect(safeReturnPath(path)).toBe('/account')
})

test('wants the same new password twice, and says so at the second field', () => {
  const wrong = resetPasswordForm(say).safeParse({ password: 'long enough 1', repeated: 'long enough 2' })
  expect(wrong.error?.issues[0]?.path).toEqual(['repeated'])
  const right = { password: 'long enough', repeated: 'long enough' }
  expect(resetPasswordForm(say).safeParse(right).success).toBe(true)
})

test('refuses names that hold a NUL, which PostgreSQL cannot store', () => {
  const form = { email: 'a@example.com', password: 'long enough' }
  expect(signUpForm(say).safeParse({ ...form, name: 'Ann\u0000a' }).success).toBe(false)
  expect(signUpForm(say).safeParse({ ...form, name: ' Anna ' }).data?.name).toBe('Anna')
})
