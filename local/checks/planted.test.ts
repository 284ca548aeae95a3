import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureClient } from '../prepare.ts'
import { ROOT } from '../root.ts'
import { CHECKS } from './checks.ts'
import { pathsOf } from './tree.ts'

/** A fault in a file, and how the check tells of it. Texts are appended where the file exists. */
type Fault = [file: string, text: string, told: RegExp]

// Values are put together here, so that this file itself passes the checks that it proves.
const together = (...parts: string[]) => parts.join('')

const FAULTS: Record<string, Fault[]> = {
  vocabulary: [
    [
      'server/modules/cart/helpers.ts',
      'export const a = 1\n',
      /server\/modules\/cart\/helpers\.ts: a module holds/,
    ],
    ['docs/adr/0001-another.md', '# 1. Another\n', /docs\/adr\/0001\.\.\.: this number is taken twice/],
    ['utils/strings.ts', 'export const a = 1\n', /utils\/strings\.ts: nothing of this name/],
    ['inngest/listeners/Sales.ts', 'export const a = 1\n', /inngest\/listeners\/Sales\.ts: inngest\/ is/],
  ],
  secrets: [
    [
      'docs/key.md',
      together('sk_', 'live_', '4eC39HqLyjWDarjtT1zdp7dc'),
      /docs\/key\.md:1: a live key of Stripe/,
    ],
    ['docs/key.pem', together('-----BEGIN ', 'PRIVATE KEY-----'), /docs\/key\.pem:1: a private key/],
    ['.env.local', 'A=1', /\.env\.local: an environment file/],
    [
      'cli/a.ts',
      together('const apiKey', ' = "hQ7vX2mN9pR4tB8kW3zL6yD1"\n'),
      /cli\/a\.ts:1: a secret with its value/,
    ],
  ],
  addresses: [
    ['docs/path.md', together('see /', 'home/anna/shop/readme'), /docs\/path\.md:1: a path of one machine/],
    ['.npmrc', together('\nregistry', '=https://npm.corp.example/'), /\.npmrc:\d+: a registry/],
    [
      'package-lock.json',
      together('"resolved', '": "https://npm.corp.example/a.tgz"'),
      /package-lock\.json:\d+: names the registry/,
    ],
  ],
  lint: [
    ['server/core/format.ts', 'export const  a = "1";\n', /server\/core\/format\.ts/],
    ['server/core/setting.ts', 'export const a = process.env.A\n', /server\/core\/setting\.ts.*noProcessEnv/],
    [
      'server/core/lost.ts',
      'async function f() {}\nexport function g() {\n  f()\n}\n',
      /lost\.ts.*noFloatingPromises/,
    ],
    [
      'server/core/long-file.ts',
      `export const a = 1\n${'\n'.repeat(300)}export const b = 2\n`,
      /long-file\.ts.*noExcessiveLinesPerFile/,
    ],
    [
      'server/core/long-function.ts',
      `export function f(a: string[]) {\n${"  a.push('b')\n".repeat(70)}}\n`,
      /long-function\.ts.*noExcessiveLinesPerFunction/,
    ],
  ],
  types: [
    [
      'server/core/wrong.ts',
      "export const a: number = 'one'\n",
      /server\/core\/wrong\.ts\(1,14\): error TS2322/,
    ],
  ],
  boundaries: [
    [
      'server/core/up.ts',
      "export { CHECKS } from '#local/checks/checks.ts'\n",
      /server\/core\/up\.ts -> .*: core-knows-nobody\./,
    ],
    [
      'app/page-data.ts',
      "export { database } from '#server/database.ts'\n",
      /app\/page-data\.ts -> .*: pages-see-the-api-alone\./,
    ],
    [
      'server/modules/cart/read-up.ts',
      "export type { PlaceOrderInput } from '#server/modules/checkout/schema.ts'\n",
      /cart\/read-up\.ts -> .*checkout\/schema\.ts: inventory-and-its-like-look-down\./,
    ],
    [
      'server/modules/stats/count-mails.ts',
      "import { Resend } from 'resend'\nexport { Resend }\n",
      /count-mails\.ts -> .*: resend-behind-its-gateway\./,
    ],
    [
      'server/modules/stats/list-all.ts',
      "export { database } from '#server/database.ts'\n",
      /list-all\.ts -> .*: the-database-is-passed-on\./,
    ],
    ['server/modules/gossip/list-all.ts', 'export const a = 1\n', /no-module-without-a-place\./],
    [
      'server/modules/stats/hear-gossip.ts',
      "export { a } from '#server/modules/gossip/list-all.ts'\n",
      /no-module-without-a-place\./,
    ],
    [
      'server/core/one.ts',
      "import { b } from './two.ts'\nexport const a = () => b\n",
      /server\/core\/one\.ts -> .*: no-circles\./,
    ],
    [
      'server/core/two.ts',
      "import { a } from './one.ts'\nexport const b = () => a\n",
      /server\/core\/two\.ts -> .*: no-circles\./,
    ],
    [
      'server/core/nowhere.ts',
      "export { a } from './missing.ts'\n",
      /server\/core\/nowhere\.ts -> .*: nothing-unresolvable\./,
    ],
  ],
  unused: [
    ['server/core/nobody.ts', 'export const a = 1\n', /server\/core\/nobody\.ts/],
    ['server/core/clock.ts', 'export const sundial = 1\n', /server\/core\/clock\.ts: .*sundial/],
    ['server/core/ids.ts', "import leftPad from 'left-pad'\nleftPad('')\n", /left-pad/],
  ],
  drift: [['prisma/schema/main.prisma', '\nmodel Planted {\n  id Int @id\n}\n', /Planted/]],
}

let copy = ''

beforeAll(async () => {
  await ensureClient()
  copy = mkdtempSync(join(tmpdir(), 'tradehall-planted-'))
  for (const path of pathsOf(ROOT)) cpSync(join(ROOT, path), join(copy, path))
  cpSync(join(ROOT, 'server/db/generated'), join(copy, 'server/db/generated'), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
  execFileSync('git', ['init', '-q'], { cwd: copy })
  appendFileSync(join(copy, '.git/info/exclude'), 'node_modules\n') // a link there, which `node_modules/` does not name
  for (const [file, text] of Object.values(FAULTS).flat()) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    appendFileSync(join(copy, file), text)
  }
  // What the repository ignores is not committed by accident; somebody has forced it here.
  execFileSync('git', ['add', '-f', '.env.local'], { cwd: copy })
})

afterAll(() => rmSync(copy, { recursive: true, force: true }))

describe('a planted fault', () => {
  it('is there for every check', () => {
    const names = CHECKS.map((check) => check.name).filter((name) => name !== 'vulnerabilities')
    expect(Object.keys(FAULTS).sort()).toEqual(names.sort())
  })
  // What is known against packages is a registry's to say: vulnerabilities.test.ts has one of its own.
  for (const { name, run } of CHECKS.filter((check) => check.name in FAULTS)) {
    it(`fails the check of ${name}`, { timeout: 300_000 }, async () => {
      const problems = (await run(copy)).join('\n')
      for (const [file, , told] of FAULTS[name] ?? []) expect(problems, file).toMatch(told)
    })
  }
})
