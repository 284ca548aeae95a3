import { globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const COMPONENTS = join(ROOT, 'app/_components')

/** What there is nothing to see of. */
const UNSEEN = ['RefreshWhile']

const read = (file: string) => readFileSync(file, 'utf8')

/** The pages of /design, and the components that they are made of, by way of others too. */
function filesBehindDesign(): Set<string> {
  const found = new Set(globSync('app/design/**/*.tsx', { cwd: ROOT }).map((file) => join(ROOT, file)))
  // What is added while it is gone through is gone through as well.
  for (const file of found) {
    for (const [, from = ''] of read(file).matchAll(/from '([^']+\.tsx)'/g)) {
      const target = from.startsWith('#') ? join(ROOT, from.slice(1)) : resolve(dirname(file), from)
      if (target.startsWith(COMPONENTS)) found.add(target)
    }
  }
  return found
}

test('/design shows every component', () => {
  const all = globSync('**/*.tsx', { cwd: COMPONENTS }).flatMap((file) =>
    [...read(join(COMPONENTS, file)).matchAll(/^export (?:async )?function ([A-Z]\w+)/gm)].map(
      ([, name = '']) => name,
    ),
  )
  const markup = [...filesBehindDesign()].map(read).join('\n')
  const unshown = all.filter((name) => !new RegExp(`<${name}\\b`).test(markup) && !UNSEEN.includes(name))
  expect(all.length).toBeGreaterThan(50)
  expect(unshown).toEqual([])
})
