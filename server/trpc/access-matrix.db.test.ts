/** Promise 8: nobody reads or changes what is not theirs. Every cell of the access matrix, asked over HTTP. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ACCESS, type Cell, type ProcedurePath } from './access-matrix.ts'
import { appRouter } from './router.ts'
import { type Told, told } from './testing/browser.ts'
import {
  everyRow,
  makeThings,
  openShop,
  PEOPLE,
  type People,
  type Person,
  type Secret,
  secretsOf,
} from './testing/people.ts'
import { QUESTIONS } from './testing/questions.ts'

let people: People
let secrets: Secret[]
beforeAll(async () => {
  people = await openShop()
  secrets = await secretsOf(people)
})
afterAll(() => people.close())
beforeEach(() => people.db.rateLimit.deleteMany())

const PROCEDURES = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>
const isMutation = (path: string) => PROCEDURES[path]?._def.type === 'mutation'
const OF_A: readonly Person[] = ['customerA', 'staffA', 'ownerA']

async function put(person: Person, path: string, input: unknown): Promise<Told> {
  const browser = people.browsers[person]
  return told(await (isMutation(path) ? browser.call(path, input) : browser.query(path, input)))
}

/** What of other people's an answer tells, or a row says. */
function foreign(text: string, person: Person): string[] {
  if (person === 'operator') return []
  return secrets
    .filter((one) => !one.knownTo.includes(person) && text.includes(one.text))
    .map(({ text }) => text)
}

const REFUSALS = {
  401: { status: 401, code: 'UNAUTHORIZED' },
  403: { status: 403, code: 'FORBIDDEN' },
} as const

async function check(path: ProcedurePath, person: Person, cell: Cell): Promise<void> {
  const { ofA, ofNobody } = QUESTIONS[path]
  const missing = ofNobody && (await put(person, path, ofNobody(people)))
  const input = await ofA(people)
  const before = isMutation(path) ? await everyRow(people.db) : []
  const answer = await put(person, path, input)
  const after = isMutation(path) ? await everyRow(people.db) : []

  if (cell === 401 || cell === 403) {
    expect(answer).toMatchObject(REFUSALS[cell])
    if (missing) expect(answer).toEqual(missing)
    expect(after).toEqual(before)
    return
  }
  expect(answer).toMatchObject({ status: 200 })
  if (cell === 'none') {
    expect(answer).toEqual(missing)
    expect(after).toEqual(before)
  }
  if (cell === 'yes') {
    expect(answer.data).not.toMatchObject({ ok: false })
    if (missing) expect(answer).not.toEqual(missing)
    if (isMutation(path)) expect(after).not.toEqual(before)
    return
  }
  if (cell === 'all') return
  expect(foreign(answer.text, person)).toEqual([])
  if (missing && !OF_A.includes(person)) expect(answer).toEqual(missing)
  // What is others' is in the same rows as before.
  expect(after.filter((row) => foreign(row, person).length > 0)).toEqual(
    before.filter((row) => foreign(row, person).length > 0),
  )
}

describe('the access matrix', () => {
  it('lists every procedure of the API', () => {
    expect(Object.keys(ACCESS).sort()).toEqual(Object.keys(PROCEDURES).sort())
  })

  const rows = Object.entries(ACCESS) as [ProcedurePath, readonly Cell[]][]
  describe.each(rows)('%s', (path, cells) => {
    it.each(PEOPLE.map((person, at) => [person, cells[at] as Cell] as const))(
      'answers %s: %s',
      (person, cell) => check(path, person, cell),
    )
  })

  it.each(rows.filter(([, cells]) => cells.includes('all')))(
    'tells everybody the same of %s',
    async (path) => {
      const input = await QUESTIONS[path].ofA(people)
      const answers = await Promise.all(PEOPLE.map((person) => put(person, path, input)))
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    },
  )

  it("tells nobody through sums and counts that A's things became more", async () => {
    const others = PEOPLE.flatMap((person, at) => {
      const own = rows.filter(([path, cells]) => cells[at] === 'own' && !isMutation(path))
      return OF_A.includes(person) ? [] : own.map(([path]) => ({ person, path }))
    })
    const ask = () => Promise.all(others.map((one) => answerTo(one)))
    const before = await ask()
    await makeThings(people.db, people.a, people.a.vendor)
    expect(await ask()).toEqual(before)
  })
})

async function answerTo({ person, path }: { person: Person; path: ProcedurePath }) {
  const { status, data } = await put(person, path, await QUESTIONS[path].ofA(people))
  return { person, path, status, data }
}
