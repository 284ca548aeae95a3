import { expect, test } from 'vitest'
import { actorWords, humanise } from './words.ts'

test('names become words', () => {
  expect(humanise('order-confirmation')).toBe('Order confirmation')
})

test('actors are called by their name where it is known, otherwise by what they are', () => {
  expect(actorWords('operator:1', { 'operator:1': 'Olga' })).toBe('Olga (operator)')
  expect(actorWords('vendor:2', {})).toBe('Vendor')
  expect(actorWords('system')).toBe('System')
})
