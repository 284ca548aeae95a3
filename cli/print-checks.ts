import type { Check } from '#server/modules/ledger/schema.ts'

/** Prints what was proven and where it differs, on standard output; true when nothing differs. */
export function printChecks(checks: readonly Check[], print: (line: string) => void = console.log): boolean {
  for (const { name, figures, found, differences } of checks) {
    const counted = Object.entries(figures)
      .map(([what, figure]) => `${what} ${typeof figure === 'number' ? figure.toLocaleString('en') : figure}`)
      .join(', ')
    print(`${found === 0 ? 'ok  ' : 'FAIL'}  ${name}${counted && ` (${counted})`}`)
    for (const difference of differences) print(`        ${difference}`)
    if (found > differences.length) print(`        and ${found - differences.length} more`)
  }
  const wrong = checks.reduce((total, { found }) => total + found, 0)
  print(
    wrong === 0
      ? `All ${checks.length} checks hold.`
      : `${wrong} ${wrong === 1 ? 'difference' : 'differences'}.`,
  )
  return wrong === 0
}
