import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

test('quotes what holds a comma, a quote or a line break', () => {
  expect(csvOf(['a', 'b'], [['x,y', 'say "yes"\nnow']])).toBe('\ufeffa,b\r\n"x,y","say ""yes""\nnow"\r\n')
})

test('lets no text be taken for a formula, and leaves amounts alone', () => {
  expect(csvOf(['a'], [['=1+1'], ['@SUM(A1)'], ['-12.50'], [3]])).toBe(
    "\ufeffa\r\n'=1+1\r\n'@SUM(A1)\r\n-12.50\r\n3\r\n",
  )
})
