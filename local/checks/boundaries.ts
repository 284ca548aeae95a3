import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cruise, type ICruiseResult, type IViolation } from 'dependency-cruiser'
import type { Problems } from './check.ts'
import { pathsOf } from './tree.ts'

const ROOMS = ['app', 'server', 'inngest', 'prisma', 'local', 'cli', 'e2e', 'bench']
const AT_THE_DOOR = ['proxy.ts', 'instrumentation.ts']
const SOURCE = /\.(ts|tsx|mts|mjs|js)$/

/**
 * Cruises every import with the rules of `.dependency-cruiser.mjs`. A cruiser that cannot read our TypeScript passes by
 * seeing nothing, so files that it did not reach are problems too.
 */
export async function checkBoundaries(root: string): Promise<Problems> {
  const rules = await import(pathToFileURL(join(root, '.dependency-cruiser.mjs')).href)
  const { forbidden, options } = rules.default
  const places = [...ROOMS, ...AT_THE_DOOR].filter((place) => existsSync(join(root, place)))
  const { output } = await cruise(
    places,
    { ...options, baseDir: root, validate: true, ruleSet: { forbidden }, outputType: undefined },
    options.enhancedResolveOptions,
  )
  const { modules, summary } = output as ICruiseResult
  const why = new Map<string, string>(
    forbidden.map((rule: { name: string; comment: string }) => [rule.name, rule.comment]),
  )
  return [...unseen(root, modules), ...summary.violations.map((violation) => worded(violation, why))]
}

function unseen(root: string, modules: ICruiseResult['modules']): Problems {
  const seen = new Set(modules.map((module) => module.source))
  const ours = pathsOf(root).filter((path) => SOURCE.test(path) && isInRoom(path))
  if (ours.length === 0) return ['no source file was found to cruise']
  return ours.filter((path) => !seen.has(path)).map((path) => `${path} was not cruised`)
}

function isInRoom(path: string): boolean {
  return AT_THE_DOOR.includes(path) || ROOMS.some((room) => path.startsWith(`${room}/`))
}

function worded({ from, to, rule, cycle }: IViolation, why: ReadonlyMap<string, string>): string {
  const path = cycle ? [from, ...cycle.map((step) => step.name)].join(' -> ') : `${from} -> ${to}`
  return `${path}: ${rule.name}. ${why.get(rule.name) ?? ''}`
}
