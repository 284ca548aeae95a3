import { parseArgs } from 'node:util'
import { FACES, STATES, type State, type Stop } from '#local/tour/stop.ts'

export interface Options {
  /** The folder that the pictures go to. */
  out: string
  url: string | undefined
  states: readonly State[]
  stops: readonly Stop[]
}

export const USAGE = `Usage: npm run screenshots -- --out DIR [--only PATTERN] [--face ${FACES.join('|')}]
  [--state ${STATES.join('|')}] [--url http://localhost:3000]`

/** Reads the command line; throws an Error with one sentence for people. */
export function readOptions(args: string[], all: readonly Stop[]): Options {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args,
    options: { out: text, only: text, face: text, state: text, url: text },
  })
  if (!values.out) throw new Error(`Say where the pictures go.\n${USAGE}`)
  const { face } = values
  const only = values.only === undefined ? undefined : new RegExp(values.only)
  const stops = all.filter((stop) => (!face || stop.face === face) && (!only || only.test(stop.name)))
  if (stops.length === 0) throw new Error(`No page is meant.\n${USAGE}`)
  const states = STATES.filter((state) => !values.state || values.state === state)
  if (states.length === 0) throw new Error(`There is no state ${values.state}.\n${USAGE}`)
  return { out: values.out, url: values.url?.replace(/\/+$/, ''), states, stops }
}
