import type { Check } from '#server/core/check.ts'
import type { Db } from '#server/db/index.ts'
import { withDatabase } from './with-database.ts'

/** Runs a command that proves something about the database: prints each check, exit 1 when anything differs. */
export async function runChecks(prove: (db: Db) => Promise<Check[]>): Promise<void> {
  await withDatabase(async (db) => (printChecks(await prove(db)) ? 0 : 1))
}

/** Prints what was proven and where it differs; true when nothing differs. */
function printChecks(checks: readonly Check[]): boolean {
  for (const { name, figures, found, differences } of checks) {
    const counted = Object.entries(figures).map(([what, figure]) => `${what} ${figure.toLocaleString('en')}`)
    console.log(
      `${found === 0 ? 'ok  ' : 'FAIL'}  ${name}${counted.length > 0 ? ` (${counted.join(', ')})` : ''}`,
    )
    for (const difference of differences) console.log(`        ${difference}`)
    if (found > differences.length) console.log(`        and ${found - differences.length} more`)
  }
  const wrong = checks.reduce((total, { found }) => total + found, 0)
  console.log(
    wrong === 0
      ? `All ${checks.length} checks hold.`
      : `${wrong} ${wrong === 1 ? 'difference' : 'differences'}.`,
  )
  return wrong === 0
}
