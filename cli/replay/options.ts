import { parseArgs } from 'node:util'
import { describeInstance } from '#local/state.ts'
import type { Shop } from './place-orders.ts'

const USAGE = 'Usage: npm run replay -- DIR [--limit N] [--concurrency N] [--url http://localhost:3000]'

export interface Options {
  folder: string
  /** How many orders of the folder, from its first; null: all. */
  limit: number | null
  concurrency: number
  url: string | null
}

/** Reads the command line; throws an Error with one sentence for people. */
export function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { limit: { type: 'string' }, concurrency: { type: 'string' }, url: { type: 'string' } },
  })
  const [folder, ...others] = positionals
  if (!folder || others.length > 0) throw new Error(USAGE)
  return {
    folder,
    limit: values.limit === undefined ? null : wholeNumber('--limit', values.limit, 0),
    concurrency: wholeNumber('--concurrency', values.concurrency ?? '8', 1),
    url: values.url?.replace(/\/+$/, '') ?? null,
  }
}

function wholeNumber(name: string, value: string, least: number): number {
  const number = Number(value)
  if (/^\d{1,9}$/.test(value) && number >= least) return number
  throw new Error(`${name} ${value} is not a whole number of at least ${least}. ${USAGE}`)
}

/**
 * The shop to place the orders at. What DATABASE_URL, AUTH_SECRET and APP_URL say goes first; otherwise it is the
 * instance that `npm start` runs in this clone, whose settings this process then takes over.
 */
export function findShop(url: string | null): Shop {
  if (!process.env.DATABASE_URL || !process.env.AUTH_SECRET) {
    const state = describeInstance('start')
    if (!state) {
      throw new Error(
        'Tradehall does not run: start it with `npm start`, or set DATABASE_URL, AUTH_SECRET and APP_URL to those of one that runs elsewhere.',
      )
    }
    Object.assign(process.env, state.env)
  }
  const address = url ?? process.env.APP_URL
  if (!address) throw new Error('Say where the shop serves, with --url or APP_URL.')
  return { url: address.replace(/\/+$/, ''), secret: process.env.AUTH_SECRET ?? '' }
}
