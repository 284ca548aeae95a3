import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { messagesOf, type Namespace } from '#server/messages/index.ts'
import { LOCALES } from '#server/messages/locales.ts'
import formatMessage, { compiledMessages } from './format-message.ts'

type Tree = { [key: string]: string | Tree }
type Values = Record<string, string | number | Date | ((chunks: unknown) => string)>

const formatters = {
  getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
    new Intl.DateTimeFormat(...args),
  getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) =>
    new Intl.NumberFormat(...args),
  getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...args),
}

function flat(tree: Tree, above = ''): [path: string, message: string][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const path = above ? `${above}.${key}` : key
    return typeof value === 'string' ? [[path, value] as [string, string]] : flat(value, path)
  })
}

/** Several values for each argument of a message: counts for plurals, every choice of a selection, and one nobody foresaw. */
function samplesOf(message: string): Values[] {
  const choices = [...message.matchAll(/(\w+) \{/g)].map(([, choice]) => choice ?? '')
  return [0, 1, 2, 5, 1234, ...choices, 'unforeseen'].map((sample) => {
    const values: Values = {}
    for (const [, name = '', type] of message.matchAll(/\{\s*(\w+)\s*(?:,\s*(\w+))?/g)) {
      const counted = type === 'plural' || type === 'selectordinal' || type === 'number'
      values[name] = counted && typeof sample !== 'number' ? 3 : sample
    }
    for (const [, tag = ''] of message.matchAll(/<(\w+)>/g))
      values[tag] = (chunks) => `<${tag}>${chunks}</${tag}>`
    return values
  })
}

const NAMESPACES = Object.keys(messagesOf('en')) as Namespace[]

test.each(LOCALES.flatMap((locale) => NAMESPACES.map((namespace) => [locale, namespace] as const)))(
  'says what use-intl itself says, parsed here or sent parsed: %s, %s',
  (locale, namespace) => {
    const messages: Tree = messagesOf(locale)[namespace]
    const sent = createTranslator({
      locale,
      messages: { all: compiledMessages(messages) as Tree },
      namespace: 'all',
    })
    const say = createTranslator({ locale, messages: { all: messages }, namespace: 'all' })
    for (const [path, message] of flat(messages)) {
      for (const values of samplesOf(message)) {
        const expected = say.markup(path as never, values as never)
        const ours = (form: string) => formatMessage(path, form, values as never, { formatters, locale })
        expect(ours(message), path).toBe(expected)
        expect(ours(sent.raw(path as never)), path).toBe(expected)
      }
    }
  },
)

test('is sent to browsers as plain objects, which React alone takes along', () => {
  const sent = NAMESPACES.map((namespace) => compiledMessages(messagesOf('en')[namespace]))
  expect(sent).toStrictEqual(JSON.parse(JSON.stringify(sent)))
})
