import fc from 'fast-check'
import superjson from 'superjson'
import { expect, test } from 'vitest'
import { readValue } from './wire.ts'

/** What answers hold: JSON, with instants, big integers and what is left out; names may hold dots and backslashes. */
const answers = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, undefined, true, 0, -1.5),
    fc.string(),
    fc.date({ noInvalidDate: true }),
    fc.bigInt(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-c.\\]{0,4}$/), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value

test('reads what the server writes', () => {
  fc.assert(
    fc.property(answers, (answer) => {
      const sent = JSON.parse(JSON.stringify(superjson.serialize(answer)))
      expect(readValue(sent)).toEqual(answer)
    }),
  )
})

test('refuses a kind of value that it does not know, rather than hand on its raw form', () => {
  const sent = JSON.parse(JSON.stringify(superjson.serialize({ shelves: new Set(['a']) })))
  expect(() => readValue(sent)).toThrow('set')
})
