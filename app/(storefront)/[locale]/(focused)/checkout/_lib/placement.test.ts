import { expect, test } from 'vitest'
import { beginIntent, endIntent, keepDraft, readDraft, readIntent } from './placement.ts'

function memory() {
  const kept = new Map<string, string>()
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  }
}

const body = { cartId: 'c', seenTotal: 100 } as never

test('an intent survives a reload with the same key until its outcome is known', () => {
  const store = memory()
  const { key } = beginIntent(store, body).body
  expect(key).toMatch(/^[A-Za-z0-9_-]{8,100}$/)
  expect(readIntent(store)?.body).toMatchObject({ key, seenTotal: 100 })
  endIntent(store)
  expect(readIntent(store)).toBeNull()
})

test('the next try gets another key', () => {
  const store = memory()
  const first = beginIntent(store, body).body.key
  endIntent(store)
  expect(beginIntent(store, body).body.key).not.toBe(first)
})

test('what a browser holds from elsewhere is no intent', () => {
  const store = memory()
  for (const junk of ['', 'null', '{', '[]', '{"body":1}', '"x"']) {
    store.setItem('tradehall-intent', junk)
    expect(readIntent(store)).toBeNull()
  }
})

test('a browser that refuses to keep anything does not break the checkout', () => {
  const full = {
    ...memory(),
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  }
  expect(beginIntent(full, body).body.key).toBeTruthy()
  keepDraft(full, { name: 'Ada' })
  expect(readDraft(full)).toEqual({})
})
