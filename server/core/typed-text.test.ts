import { describe, expect, it } from 'vitest'
import { longText, optionalInput, typedText } from './typed-text.ts'

describe('text that a person types', () => {
  it('is trimmed and keeps accents, emoji and scripts of all kinds', () => {
    for (const text of ['Ærøskøbing', '東京', '👩‍🚀', "O'Neill"]) {
      expect(typedText(40).parse(`  ${text} `)).toBe(text)
    }
  })
  it('refuses nothing, too much, control characters and lone surrogates', () => {
    for (const text of ['', '   ', 'x'.repeat(41), 'a\u0000b', 'a\nb', '\ud800']) {
      expect(typedText(40).safeParse(text).success).toBe(false)
    }
  })
  it('has paragraphs where it may be long, and may be nothing there', () => {
    expect(longText(40).parse(' One.\n\n\tTwo. ')).toBe('One.\n\n\tTwo.')
    expect(longText(40).parse('')).toBe('')
    for (const text of ['a\u0000b', 'a\u0007b', '\ud800', 'x'.repeat(41)]) {
      expect(longText(40).safeParse(text).success).toBe(false)
    }
  })
  it('may be left empty where it is optional', () => {
    expect(optionalInput(typedText(40)).parse('  ')).toBeUndefined()
    expect(optionalInput(typedText(40)).parse('a')).toBe('a')
  })
})
