import { describe, expect, test } from 'vitest'
import { cartCookieHeader, cartCookieName, guestOwner, newGuest, readCookie } from './cart-cookie.ts'

const NAME = cartCookieName(false)
const secret = 'a secret of at least thirty-two characters'

describe('the signed cart cookie', () => {
  test('stands for the same guest every time and for nobody else', () => {
    const mine = newGuest(secret)
    const yours = newGuest(secret)
    expect(mine.owner).toMatch(/^guest:[0-9a-f]{64}$/)
    expect(guestOwner(mine.value, secret)).toBe(mine.owner)
    expect(mine.owner).not.toBe(yours.owner)
  })

  test('does not tell its token through the owner', () => {
    const { owner, value } = newGuest(secret)
    expect(owner).not.toContain(value.split('.')[0])
  })

  test.each([
    ['nothing', undefined],
    ['an empty value', ''],
    ['a token without a signature', newGuest(secret).value.split('.')[0]],
    [
      'a signature of another token',
      `${newGuest(secret).value.split('.')[0]}.${newGuest(secret).value.split('.')[1]}`,
    ],
    ['a signature under another secret', newGuest('another secret of thirty-two characters!').value],
    ['a value with something behind it', `${newGuest(secret).value}x`],
    ['something else', 'guest:0000'],
  ])('refuses %s', (_, value) => {
    expect(guestOwner(value, secret)).toBeNull()
  })

  test('cannot be read by scripts and travels by https alone where the shop does', () => {
    expect(cartCookieHeader('v', { secure: true })).toMatch(
      /^__Host-tradehall\.cart=v; Path=\/; Max-Age=5184000; HttpOnly; SameSite=Lax; Secure$/,
    )
    expect(cartCookieHeader('v', { secure: false })).toMatch(/^tradehall\.cart=v; .*HttpOnly; SameSite=Lax$/)
  })

  test('is found among other cookies', () => {
    expect(readCookie(`a=1; ${NAME}=x.y; b=2`, NAME)).toBe('x.y')
    expect(readCookie(`not-${NAME}=x.y`, NAME)).toBeUndefined()
    expect(readCookie(null, NAME)).toBeUndefined()
  })
})
