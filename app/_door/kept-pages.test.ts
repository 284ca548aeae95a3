import { beforeEach, expect, test } from 'vitest'
import KeptPages from './kept-pages.ts'
import { keptStore } from './kept-store.ts'

type Context = ConstructorParameters<typeof KeptPages>[0]
const MEGABYTE = 1_048_576
const pages = new KeptPages({
  flushToDisk: false,
  revalidatedTags: [],
  maxMemoryCacheSize: MEGABYTE,
  serverDistDir: '/nowhere',
  fs: { existsSync: () => false, readFile: () => Promise.reject(new Error('There is no such file.')) },
} as unknown as Context)

const PAGE = { kind: 'APP_PAGE' } as Parameters<KeptPages['get']>[1]
const MINUTE = { cacheControl: { revalidate: 60, expire: undefined } } as Parameters<KeptPages['set']>[2]

/** Milliseconds count here, so one passes between what happens one after the other. */
const moment = () => new Promise((resolve) => setTimeout(resolve, 3))

const find = () => pages.get(key, PAGE)
const render = (html: string) => {
  const headers = { 'x-next-cache-tags': `${key},everywhere` }
  const page = { kind: 'APP_PAGE', html, headers } as unknown as Parameters<KeptPages['set']>[1]
  return pages.set(key, page, MINUTE)
}

let number = 0
let key: string
beforeEach(() => {
  number += 1
  key = `/page/${number}`
})

async function make(html: string): Promise<void> {
  await find()
  await moment()
  await render(html)
  await moment()
}

test('a page is found until one of its tags is touched', async () => {
  await make('old')
  expect(await find()).toMatchObject({ value: { html: 'old' } })
  await pages.revalidateTag(['another'], { expire: 0 })
  expect(await find()).not.toBeNull()
  await pages.revalidateTag([key], { expire: 0 })
  expect(await find()).toBeNull()
  await moment()
  await make('new')
  expect(await find()).toMatchObject({ value: { html: 'new' } })
})

test('what was touched while it was being rendered is rendered anew', async () => {
  expect(await find()).toBeNull()
  await moment()
  await pages.revalidateTag([key], { expire: 0 })
  await moment()
  await render('of before')
  expect(await find()).toBeNull()
  await moment()
  await make('of after')
  expect(await find()).toMatchObject({ value: { html: 'of after' } })
})

test('what another copy touched is rendered anew, and nobody is told again', async () => {
  const told: string[] = []
  keptStore.tell = async (tags) => void told.push(...tags)
  await make('old')
  keptStore.touch([key])
  expect(await find()).toBeNull()
  expect(told).toEqual([])
  await pages.revalidateTag(key, { expire: 0 })
  expect(told).toEqual([key])
})

test('after a doubt nothing is believed that was kept before', async () => {
  await make('old')
  await moment()
  keptStore.doubt()
  expect(await find()).toBeNull()
  await moment()
  await make('new')
  expect(await find()).toMatchObject({ value: { html: 'new' } })
})

test('the door is told what a request looked up, and can look again', async () => {
  await make('old')
  const lookups = await keptStore.lookups.run([], async () => {
    await find()
    return keptStore.lookups.getStore() ?? []
  })
  expect(lookups).toMatchObject([{ found: { value: { html: 'old' } } }])
  expect(await lookups[0]?.again()).toBe(lookups[0]?.found)
  keptStore.touch(['everywhere'])
  expect(await lookups[0]?.again()).toBeNull()
})
