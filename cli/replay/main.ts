/**
 * `npm run replay -- DIR [--limit N] [--concurrency N] [--url http://...]`: places the orders of a real marketplace at
 * the running shop and proves that what stands there is what the files say. Exit 1 on any difference; a second run
 * places what the first one has not, and nothing twice.
 */
import { statSync } from 'node:fs'
import { onStopSignals, surviveClosedOutput } from '#local/signals.ts'
import { connect } from '#server/database.ts'
import type { Db } from '#server/db/index.ts'
import { findShop, readOptions } from './options.ts'
import { readFolder } from './read-folder.ts'
import { replay } from './replay.ts'
import { problemLine } from './report.ts'

surviveClosedOutput()
const stop = new AbortController()
void onStopSignals(stop)

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2))
  if (!statSync(options.folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`There is no folder ${options.folder}.`)
  const folder = readFolder(options.folder)
  for (const problem of folder.problems) console.error(problemLine(problem))

  const shop = findShop(options.url)
  const db: Db = connect(process.env.DATABASE_URL ?? '', 4)
  try {
    const summary = await replay({ ...options, db, shop, folder, stop: stop.signal, say: console.log })
    if (!summary) {
      console.log('Stopped. Run it again to finish; nothing will be placed twice.')
      return 130
    }
    console.log(JSON.stringify(summary))
    return summary.differences === 0 && !folder.unusable ? 0 : 1
  } finally {
    await db.$disconnect()
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
