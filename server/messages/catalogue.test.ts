import { expect, test } from 'vitest'
import { messagesOf } from './index.ts'
import { DEFAULT_LOCALE, LOCALES } from './locales.ts'

type Tree = { [key: string]: string | Tree }

/** Every message by its path, with the names of its arguments and tags. */
function flat(tree: Tree, above = ''): [path: string, parts: string][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const path = above ? `${above}.${key}` : key
    return typeof value === 'string' ? [[path, partsOf(value)] as [string, string]] : flat(value, path)
  })
}

function partsOf(message: string): string {
  const found = message.matchAll(/\{\s*(\w+)\s*[,}]|<(\w+)>/g)
  return [...new Set([...found].map(([, argument, tag]) => argument ?? `<${tag}>`))].sort().join(' ')
}

const source = new Map(flat(messagesOf(DEFAULT_LOCALE)))

test.each(LOCALES.filter((locale) => locale !== DEFAULT_LOCALE))(
  'says in %s all that it says in English, with the same arguments, and nothing else',
  (locale) => {
    const words = new Map(flat(messagesOf(locale)))
    expect([...source.keys()].filter((path) => !words.has(path))).toEqual([])
    expect([...words.keys()].filter((path) => !source.has(path))).toEqual([])
    for (const [path, parts] of source) expect(words.get(path), path).toBe(parts)
  },
)

test('has no empty message', () => {
  const empty = (tree: Tree): string[] =>
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? (value.trim() ? [] : [key]) : empty(value),
    )
  for (const locale of LOCALES) expect(empty(messagesOf(locale)), locale).toEqual([])
})
