/** One record of a CSV file. `line` is where it begins, from 1. */
export interface CsvRecord {
  line: number
  cells: string[]
  /** A quote in it is never closed; what follows its first line is read anew. */
  broken: boolean
}

/** The records of a CSV text (RFC 4180, with LF too): quoted cells may hold commas, quotes and line ends. Blank lines are none. */
export function parseCsv(text: string): CsvRecord[] {
  const records: CsvRecord[] = []
  let at = text.startsWith('\uFEFF') ? 1 : 0
  let line = 1
  while (at < text.length) {
    const { cells, end } = recordAt(text, at) ?? { cells: unquoted(lineAt(text, at)), end: -1 }
    const next = end === -1 ? nextLine(text, at) : end
    if (cells.some((cell) => cell !== '')) records.push({ line, cells, broken: end === -1 })
    line += newlinesBetween(text, at, next)
    at = next
  }
  return records
}

/** The record that begins at `at`, and where the next one begins; null when a quote is never closed. */
function recordAt(text: string, at: number): { cells: string[]; end: number } | null {
  const cells: string[] = []
  for (let from = at; ; ) {
    const cell = text[from] === '"' ? quotedAt(text, from) : plainAt(text, from)
    if (!cell) return null
    cells.push(cell.value)
    if (text[cell.end] !== ',') return { cells, end: nextLine(text, cell.end) }
    from = cell.end + 1
  }
}

function plainAt(text: string, from: number): { value: string; end: number } {
  let end = from
  while (end < text.length && text[end] !== ',' && text[end] !== '\n') end += 1
  return { value: text.slice(from, end).replace(/\r$/, ''), end }
}

function quotedAt(text: string, from: number): { value: string; end: number } | null {
  let value = ''
  for (let at = from + 1; ; ) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return null
    value += text.slice(at, quote)
    if (text[quote + 1] !== '"') {
      const rest = plainAt(text, quote + 1)
      return { value: value + rest.value, end: rest.end }
    }
    value += '"'
    at = quote + 2
  }
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at)
  return text.slice(at, end === -1 ? text.length : end)
}

function unquoted(line: string): string[] {
  return line.split(',').map((cell) => cell.replaceAll('"', '').trim())
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end + 1
}

function newlinesBetween(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
