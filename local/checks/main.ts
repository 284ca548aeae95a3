import { performance } from 'node:perf_hooks'
import { explain } from '../failure.ts'
import { ensureClient } from '../prepare.ts'
import { ROOT } from '../root.ts'
import type { Check, Problems } from './check.ts'
import { CHECKS } from './checks.ts'

/** How many problems of one check are shown; the first ones usually cause the rest. */
const SHOWN = 40

/** Runs the checks whose names are given, or all; one line each, and what to do about those that fail. */
async function main(names: string[]): Promise<number> {
  const unknown = names.find((name) => !CHECKS.some((check) => check.name === name))
  if (unknown) {
    console.error(`There is no check "${unknown}": ${CHECKS.map((check) => check.name).join(', ')}.`)
    return 2
  }
  await ensureClient()
  let failed = 0
  for (const check of CHECKS.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const since = performance.now()
    const notes: string[] = []
    const problems = await check.run(ROOT, (line) => notes.push(line))
    report(check, problems, performance.now() - since)
    for (const line of notes) console.log(`      ${line}`)
    if (problems.length > 0) failed += 1
  }
  return failed === 0 ? 0 : 1
}

function report({ name, says, remedy }: Check, problems: Problems, milliseconds: number): void {
  const mark = problems.length === 0 ? 'ok  ' : 'FAIL'
  console.log(`${mark}  ${name.padEnd(15)} ${`${(milliseconds / 1000).toFixed(1)} s`.padStart(7)}  ${says}`)
  if (problems.length === 0) return
  for (const problem of problems.slice(0, SHOWN)) console.log(`        ${problem}`)
  if (problems.length > SHOWN) console.log(`        and ${problems.length - SHOWN} more`)
  console.log(`      ${remedy}`)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
}
