import { describe, expect, it } from 'vitest'
import { namedStatement, parametersOf } from './named-statement.ts'

describe('a named statement', () => {
  const statement = namedStatement("SELECT :a::int, ':b', x::text, :a + :c -- :d\n")

  it('numbers each name once and leaves casts, quoted text and comments alone', () => {
    expect(statement.text).toBe("SELECT $1::int, ':b', x::text, $1 + $2 \n")
    expect(statement.names).toEqual(['a', 'c'])
  })
  it('orders its values and refuses a missing one', () => {
    expect(parametersOf(statement, { c: null, a: 1 })).toEqual([1, null])
    expect(() => parametersOf(statement, { a: 1 })).toThrow(':c has no value')
  })
})
