import type { Comparison, Reconciliation } from './reconcile.ts'
import type { Problem } from './tables.ts'

/** How many differences are written out. */
const NAMED = 30

export function problemLine({ file, line, message }: Problem): string {
  return line === 0 ? `${file}: ${message}` : `${file}:${line}: ${message}`
}

/** The reconciliation for people. */
export function reconciliationTable({ table, differences }: Reconciliation): string {
  const rows = [
    ['', 'files', 'database', 'difference'],
    ...table.map((row) => [
      row.what,
      figure(row, row.files),
      figure(row, row.database),
      row.files === row.database ? 'none' : figure(row, row.database - row.files),
    ]),
  ]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('   '),
  )
  const named = differences.slice(0, NAMED).map((difference) => `  ${difference}`)
  if (differences.length > NAMED) named.push(`  and ${differences.length - NAMED} more`)
  return [
    ...lines,
    '',
    differences.length === 0 ? 'No difference.' : `${differences.length} differences:`,
    ...named,
  ].join('\n')
}

function figure({ isMoney }: Comparison, value: number): string {
  return isMoney
    ? `${(value / 100).toLocaleString('en', { minimumFractionDigits: 2 })} BRL`
    : value.toLocaleString('en')
}

/** Says how far something is, at most every `everyMs`; on a terminal in one line that is written over. */
export function progress(
  everyMs: number,
  say: (line: string) => void,
): { tell: (line: string) => void; end: () => void } {
  const isTerminal = process.stdout.isTTY === true
  let last = 0
  return {
    tell: (line) => {
      if (Date.now() - last < everyMs) return
      last = Date.now()
      if (isTerminal) process.stdout.write(`\r\u001B[K${line}`)
      else say(line)
    },
    end: () => {
      last = 0
      if (isTerminal) process.stdout.write('\r\u001B[K')
    },
  }
}
