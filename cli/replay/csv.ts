import Papa from 'papaparse'

/** One record of a CSV file. `line` is where it begins, from 1. */
export interface CsvRecord {
  line: number
  cells: string[]
  /** Its quotes do not match; what follows its first line is read anew. */
  broken: boolean
}

/** The records of a CSV text (RFC 4180, with LF too): quoted cells may hold commas, quotes and line ends. Blank lines are none. */
export function parseCsv(text: string): CsvRecord[] {
  const records: CsvRecord[] = []
  let rest = text.replace(/^\uFEFF/, '')
  for (let line = 1; rest !== ''; ) {
    const read = readUntilBroken(rest, line)
    records.push(...read.records)
    rest = rest.slice(read.end)
    line = read.line
    if (rest === '') break
    // A quote that is never closed would take the rest of the file with it: only its first line is lost.
    const end = rest.indexOf('\n') + 1 || rest.length
    const cells = rest
      .slice(0, end)
      .split(',')
      .map((cell) => cell.replaceAll('"', '').trim())
    records.push({ line, cells, broken: true })
    rest = rest.slice(end)
    line += 1
  }
  return records
}

/** The records before the first broken one; `end` and `line` say where that one begins. */
function readUntilBroken(text: string, first: number): { records: CsvRecord[]; end: number; line: number } {
  const records: CsvRecord[] = []
  let [end, line] = [0, first]
  Papa.parse<string[]>(text, {
    delimiter: ',',
    step: ({ data: cells, errors, meta: { cursor } }, parser) => {
      if (errors.length > 0) return parser.abort()
      if (cells.some((cell) => cell !== '')) records.push({ line, cells, broken: false })
      line += text.slice(end, cursor).split('\n').length - 1
      end = cursor
    },
  })
  return { records, end, line }
}
