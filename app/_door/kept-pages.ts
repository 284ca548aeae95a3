import { createRequire } from 'node:module'
import { LRUCache } from 'lru-cache'
import type FileSystemCache from 'next/dist/server/lib/incremental-cache/file-system-cache.js'
import type { CacheHandlerValue } from 'next/dist/server/lib/incremental-cache/index.js'
import type * as Memory from 'next/dist/server/lib/incremental-cache/memory-cache.external.js'
import type * as Tags from 'next/dist/server/lib/incremental-cache/tags-manifest.external.js'
import { isCurrent, type KeptPage, keptStore } from './kept-store.ts'

const require = createRequire(import.meta.url)
const FOLDER = 'next/dist/server/lib/incremental-cache'
const { default: InMemory } = require(`${FOLDER}/file-system-cache.js`) as { default: typeof FileSystemCache }
const { tagsManifest } = require(`${FOLDER}/tags-manifest.external.js`) as typeof Tags
const { getMemoryCache } = require(`${FOLDER}/memory-cache.external.js`) as typeof Memory

/** Since when what is kept is believed. */
let believedFrom = 0

/** When what is being made now was first missed, by its key. */
const missed = new LRUCache<string, number>({ max: 10_000 })

keptStore.doubt = () => {
  believedFrom = Date.now()
}
keptStore.touch = (tags) => {
  for (const tag of tags) tagsManifest.set(tag, { ...tagsManifest.get(tag), expired: Date.now() })
}

/**
 * Next's own store of kept pages and answers, in memory (`cacheHandler` of next.config.ts), and three things more. It tells the
 * door what a request has looked up (`kept-answers.ts`). It tells the other copies of the web role which tags were touched, and
 * hears of theirs (`server/copies.ts`). And what it keeps is as old as the question: what was touched while a page
 * was being rendered makes it anew, where Next would take the page for newer than the change.
 */
export default class KeptPages extends InMemory {
  readonly #size: number | undefined

  constructor(context: ConstructorParameters<typeof FileSystemCache>[0]) {
    super(context)
    this.#size = context.maxMemoryCacheSize
  }

  override async get(...[key, context]: Parameters<FileSystemCache['get']>) {
    const found = await this.#find(key, context)
    if (!(found && isFresh(found, context)) && !missed.has(key)) missed.set(key, Date.now())
    if (context.kind === 'APP_PAGE') {
      const again = async () => (await this.#find(key, context)) as KeptPage | null
      keptStore.lookups.getStore()?.push({ found: found as KeptPage | null, again })
    }
    return found
  }

  override async set(...[key, data, context]: Parameters<FileSystemCache['set']>) {
    const since = missed.get(key)
    missed.delete(key)
    await super.set(key, data, context)
    const made = this.#size && getMemoryCache(this.#size).get(key)
    if (made && since !== undefined) made.lastModified = since
  }

  override async revalidateTag(...[tags, durations]: Parameters<FileSystemCache['revalidateTag']>) {
    await super.revalidateTag(tags, durations)
    await keptStore.tell([tags].flat())
  }

  async #find(...[key, context]: Parameters<FileSystemCache['get']>) {
    const found = await super.get(key, context)
    return found?.lastModified && found.lastModified < believedFrom ? null : found
  }
}

function isFresh(found: CacheHandlerValue, context: Parameters<FileSystemCache['get']>[1]): boolean {
  if (context.kind !== 'FETCH') return isCurrent(found as KeptPage)
  const own = found.value && 'revalidate' in found.value ? found.value.revalidate : undefined
  return isCurrent({ ...found, value: null, cacheControl: { revalidate: context.revalidate || own } })
}
