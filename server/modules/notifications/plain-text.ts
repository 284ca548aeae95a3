/** What stands between two of these is a paragraph. */
const BLOCKS = new Set(['div', 'h1', 'h2', 'h3', 'hr', 'p', 'table', 'td', 'tr'])

const BETWEEN = { lines: '\n', columns: '  ', paragraphs: '\n\n' }

/** A comment, a tag (closing, name, attributes), or text. */
const TOKEN = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>|[^<]+/g

const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
}

/**
 * The plain-text twin of a mail that our templates rendered: paragraphs, the columns of a row on one line, links with
 * their addresses; what is only for mail programs' lists (`data-skip-in-text`) is left out. One pass over React's own
 * markup, not a converter for anybody's HTML: a general one takes longer than rendering the mail.
 */
export function plainTextOf(html: string): string {
  const writer = new Writer()
  let skipped = 0
  for (const [token, closing, name, attributes = ''] of html.slice(html.indexOf('<body')).matchAll(TOKEN)) {
    const hidden = skipped > 0 || attributes.includes('data-skip-in-text="true"')
    if (hidden) {
      if (name === 'div') skipped += closing ? -1 : 1
    } else if (name) writer.tag(name, closing === '/', attributes)
    else if (!token.startsWith('<!--')) writer.write(decoded(token))
  }
  return writer.text
}

class Writer {
  text = ''
  #between = ''
  #href = ''
  /** A cell with words in it has ended, and nothing has begun since. */
  #afterCell = false
  /** How much there was when the last cell began. */
  #atCell = 0

  write(text: string): void {
    this.text += (this.text && this.#between) + text
    this.#between = ''
    this.#afterCell = false
  }

  tag(name: string, closing: boolean, attributes: string): void {
    if (name === 'br') this.#between = BETWEEN.lines
    if (name === 'a') this.#link(closing, attributes)
    if (!BLOCKS.has(name)) return
    // A cell that holds a picture alone is no column.
    if (name === 'td' && closing && this.text.length === this.#atCell) {
      this.#afterCell = this.#between === BETWEEN.columns
      return
    }
    if (name === 'td' && !closing) this.#atCell = this.text.length
    const nextColumn = name === 'td' && !closing && this.#afterCell
    const inNextColumn = !closing && this.#between === BETWEEN.columns
    this.#between = nextColumn || inNextColumn ? BETWEEN.columns : BETWEEN.paragraphs
    this.#afterCell = name === 'td' && closing
  }

  #link(closing: boolean, attributes: string): void {
    if (closing && this.#href) this.text += ` ${this.#href}`
    this.#href = closing ? '' : decoded(/ href="([^"]*)"/.exec(attributes)?.[1] ?? '')
  }
}

function decoded(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (found) => ENTITIES[found] ?? found)
}
