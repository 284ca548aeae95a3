import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join, relative } from 'node:path'
import { compressStatic } from './compress.ts'
import { lock } from './lock.ts'
import { ROOT } from './root.ts'
import { runOrFail } from './run.ts'

/** Everything that decides what a build is; of folders, all files but tests. */
const SOURCES = [
  'app',
  'inngest',
  'server',
  'public',
  'prisma/schema',
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
]
const NO_SOURCE = /(\.test\.tsx?|[\\/]generated)$/

/** What a build leaves behind for the next build, not for running. */
const NOT_FOR_RUNNING = ['cache', 'dev', 'diagnostics', 'lock', 'trace', 'trace-build', 'types']

/** How many builds are kept: the newest, and one to switch back to. */
const KEPT = 2

export const NEXT = join(
  createRequire(import.meta.url).resolve('next/package.json'),
  '..',
  'dist',
  'bin',
  'next',
)

/** All files below a path, relative to `root`, in a fixed order. */
function filesBelow(root: string, path: string): string[] {
  const found = statSync(join(root, path), { throwIfNoEntry: false })
  if (!found || NO_SOURCE.test(path)) return []
  if (!found.isDirectory()) return [path]
  const names = readdirSync(join(root, path)).sort()
  return names.flatMap((name) => filesBelow(root, `${path}/${name}`))
}

/** A name for the sources as they are now: the same files with the same contents have the same one. */
export function sourceHash(root: string = ROOT): string {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap((source) => filesBelow(root, source))) {
    hash.update(`${file}\0`).update(
      createHash('sha256')
        .update(readFileSync(join(root, file)))
        .digest(),
    )
  }
  return hash.digest('hex').slice(0, 16)
}

/** Next writes its own paths into the tsconfig that it is given: not into the one that people edit. */
function prepareTsconfig(): string {
  const path = join('.local', 'tsconfig.next.json')
  mkdirSync(join(ROOT, '.local'), { recursive: true })
  const include = ['../next-env.d.ts', '../**/*.ts', '../**/*.tsx']
  const exclude = ['../node_modules']
  writeFileSync(join(ROOT, path), JSON.stringify({ extends: '../tsconfig.json', include, exclude }, null, 2))
  return path
}

/** The settings under which Next works in a folder of its own, given relative to the clone. */
export function nextFolder(folder: string): Record<string, string> {
  return { NEXT_DIST_DIR: folder, NEXT_TSCONFIG: prepareTsconfig(), NEXT_TELEMETRY_DISABLED: '1' }
}

/**
 * Copies a build so that the copy may be written to. Programs are linked, since nothing ever writes to them;
 * everything else is copied, since Next replaces rendered pages in place.
 */
function copyTree(source: string, target: string): void {
  const found = lstatSync(source)
  if (found.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
  else if (found.isFile() && /\.(js|mjs|map|css|woff2?|br|gz)$/.test(source)) linkOrCopy(source, target)
  else if (found.isFile()) copyFileSync(source, target)
  else if (found.isDirectory()) {
    mkdirSync(target, { recursive: true })
    for (const name of readdirSync(source)) copyTree(join(source, name), join(target, name))
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target)
  } catch {
    copyFileSync(source, target)
  }
}

function forget(builds: string): void {
  const age = (name: string) => statSync(join(builds, name)).mtimeMs
  const names = readdirSync(builds).sort((a, b) => age(b) - age(a))
  for (const name of names.slice(KEPT)) rmSync(join(builds, name), { recursive: true, force: true })
}

/** Builds, and keeps the result as `target` if the sources are still those that it is named after. */
async function buildInto(target: string, stop: AbortSignal): Promise<void> {
  // As deep as where it is copied to: Next's links to packages are relative.
  const work = join('.local', 'build', 'next')
  const env: NodeJS.ProcessEnv = { ...process.env, ...nextFolder(work), NODE_ENV: 'production' }
  await runOrFail('Building the shop', process.execPath, [NEXT, 'build'], { cwd: ROOT, env, stop })
  if (basename(target) !== sourceHash()) return
  await compressStatic(join(ROOT, work))
  const half = `${target}.half`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { recursive: true })
  for (const name of readdirSync(join(ROOT, work)).filter((name) => !NOT_FOR_RUNNING.includes(name))) {
    copyTree(join(ROOT, work, name), join(half, name))
  }
  renameSync(half, target)
}

/**
 * The build of the sources as they are, made when there is none (half a minute on 2 cores); two instances that want
 * one at once wait for each other. Gives its folder. Throws a Failure with Next's last words.
 */
export async function ensureBuild(stop: AbortSignal): Promise<string> {
  const builds = join(ROOT, '.local', 'builds')
  const release = await lock(join(ROOT, '.local', 'build.lock'))
  try {
    let target = join(builds, sourceHash())
    // Sources that are edited during the build make it one of neither state: then once more.
    for (; !existsSync(target); target = join(builds, sourceHash())) await buildInto(target, stop)
    utimesSync(target, new Date(), new Date())
    forget(builds)
    return target
  } finally {
    release()
  }
}

/** Gives an instance the build as a folder of its own, with nothing rendered yet; says where, relative to the clone. */
export function installBuild(build: string, instance: string): string {
  const folder = join(instance, 'next')
  rmSync(folder, { recursive: true, force: true })
  copyTree(build, folder)
  return relative(ROOT, folder)
}
