import { createRequire } from 'node:module'
import type FileSystemCache from 'next/dist/server/lib/incremental-cache/file-system-cache.js'
import { type KeptPage, lookups } from './lookups.ts'

type Next = typeof import('next/dist/server/lib/incremental-cache/file-system-cache.js')
const InMemory = (
  createRequire(import.meta.url)('next/dist/server/lib/incremental-cache/file-system-cache.js') as Next
).default

/**
 * Next's own store of kept pages (`cacheHandler` of next.config.ts), which tells the door what a request has looked up, so
 * that the next one like it need not go all the way (`kept-answers.ts`).
 */
export default class KeptPages extends InMemory {
  override async get(...[key, context]: Parameters<FileSystemCache['get']>) {
    const found = await super.get(key, context)
    if (context.kind === 'APP_PAGE') {
      const again = async () => (await super.get(key, context)) as KeptPage | null
      lookups.getStore()?.push({ found: found as KeptPage | null, again })
    }
    return found
  }
}
