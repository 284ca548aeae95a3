import { describe, expect, it } from 'vitest'
import { assertNever, InvariantError, invariant } from './errors.ts'

describe('invariants', () => {
  it('throw what was expected', () => {
    expect(() => invariant(false, 'a part has lines')).toThrow(new InvariantError('a part has lines'))
    expect(() => assertNever('lost' as never)).toThrow('unexpected case: "lost"')
    expect(() => invariant(1, 'never')).not.toThrow()
  })
})
