import { beforeEach, describe, expect, test } from 'vitest'
import { rememberWish, takeWish } from './pending-wish.ts'

const kept = new Map<string, string>()
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
} as Storage
beforeEach(() => kept.clear())

describe('a wish of somebody who has to sign in first', () => {
  test('comes true once, for the thing that was meant', () => {
    rememberWish('teapot', storage, 0)
    expect(takeWish('bowl', storage, 1000)).toBe(false)
    expect(takeWish('teapot', storage, 1000)).toBe(true)
    expect(takeWish('teapot', storage, 1000)).toBe(false)
  })

  test('does not surprise who comes back much later', () => {
    rememberWish('teapot', storage, 0)
    expect(takeWish('teapot', storage, 31 * 60_000)).toBe(false)
  })

  test('is none where the browser keeps something else under its name', () => {
    storage.setItem('tradehall-wish', 'not JSON')
    expect(takeWish('teapot', storage)).toBe(false)
  })
})
