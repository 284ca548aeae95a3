import { createServer, type IncomingHttpHeaders, request, type ServerResponse } from 'node:http'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { keptAnswers } from './kept-answers.ts'
import { type KeptPage, keptStore } from './kept-store.ts'

/** What stands in the store, and how often somebody had to go there through Next. */
let page: KeptPage
let gone = false
let passed = 0
let answer: (response: ServerResponse) => void

const door = keptAnswers()
const server = createServer((asked, response) =>
  door(asked, response, () => {
    passed += 1
    // As `kept-pages.ts` does in Next.
    keptStore.lookups.getStore()?.push({ found: page, again: async () => (gone ? null : page) })
    answer(response)
  }),
)
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.close()
})

let number = 0
let path: string
beforeEach(() => {
  number += 1
  path = `/page/${number}`
  passed = 0
  gone = false
  page = rendered('<p>Grüße</p>')
  answer = (response) => response.setHeader('x-nextjs-cache', 'HIT').end(page.value?.html)
})

function rendered(html: string, secondsAgo = 0): KeptPage {
  return {
    lastModified: Date.now() - secondsAgo * 1_000,
    value: { kind: 'APP_PAGE', html },
    cacheControl: { revalidate: 60 },
  }
}

function ask(headers: IncomingHttpHeaders = {}, method = 'GET'): Promise<string> {
  const { port } = server.address() as { port: number }
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', method, path, agent: false, headers }, async (response) => {
      let text = ''
      for await (const chunk of response) text += chunk
      resolve(text)
    })
      .on('error', reject)
      .end()
  })
}

test('what Next answered from its memory once is answered at the door from then on', async () => {
  expect([await ask(), await ask(), await ask()]).toEqual(Array(3).fill('<p>Grüße</p>'))
  expect(passed).toBe(1)
})

test.each([
  ['was rendered anew', () => (page = rendered('<p>new</p>')), '<p>new</p>'],
  ['has a tag that was touched', () => (gone = true), '<p>Grüße</p>'],
  ['is older than it may be', () => (page.lastModified = Date.now() - 61_000), '<p>Grüße</p>'],
  ['is not said how long to be good for', () => (page.cacheControl = undefined), '<p>Grüße</p>'],
])('a page that %s is Next’s to answer', async (_, change, text) => {
  await ask()
  await ask()
  expect(passed).toBe(1)
  change()
  expect(await ask()).toBe(text)
  expect(passed).toBe(2)
})

test.each<[string, (response: ServerResponse) => void]>([
  ['came from no memory', (response) => response.end('x')],
  ['was shown although it is old', (response) => response.setHeader('x-nextjs-cache', 'STALE').end('x')],
  ['is not there', (response) => response.writeHead(404, { 'x-nextjs-cache': 'HIT' }).end('x')],
  [
    'gives somebody a cookie',
    (response) => response.setHeader('x-nextjs-cache', 'HIT').setHeader('set-cookie', 'a=b').end('x'),
  ],
])('what %s is not kept at the door', async (_, said) => {
  answer = said
  await ask()
  await ask()
  expect(passed).toBe(2)
})

test.each(['rsc', 'next-action', 'next-router-prefetch', 'range', 'x-prerender-revalidate'])(
  'with the header %s Next is asked, and what it says is not kept',
  async (name) => {
    await ask({ [name]: '1' })
    await ask()
    await ask({ [name]: '1' })
    await ask()
    expect(passed).toBe(3)
  },
)

test('only what is read is answered at the door', async () => {
  await ask()
  await ask({}, 'POST')
  await ask({}, 'HEAD')
  expect(passed).toBe(3)
})
