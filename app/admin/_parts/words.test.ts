import { expect, test } from 'vitest'
import { actorOf, humanise } from './words.ts'

test('names become words', () => {
  expect(humanise('order-confirmation')).toBe('Order confirmation')
})

test('actors are called by their name where it is known, otherwise by what they are', () => {
  expect(actorOf('operator:1', { 'operator:1': 'Olga' })).toEqual({ kind: 'operator', name: 'Olga' })
  expect(actorOf('vendor:2', {})).toEqual({ kind: 'vendor', name: null })
  expect(actorOf('system')).toEqual({ kind: 'system', name: null })
  expect(actorOf('somebody')).toEqual({ kind: null, name: null })
})
