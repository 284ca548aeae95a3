import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from '../cache.ts'
import { Failure } from '../failure.ts'
import { lock } from '../lock.ts'
import type { Variables } from '../root.ts'
import { run } from '../run.ts'
import { buildServer, hasGo } from './build.ts'

/** npm's package of the program; it downloads the program itself while it installs, where that is possible. */
const NPM_PACKAGE = 'inngest-cli'
const NPM_VERSION = '1.45.1'

const RECIPE = fileURLToPath(new URL('.', import.meta.url))
const EXE = process.platform === 'win32' ? '.exe' : ''

export type Search = {
  env: Variables
  /** Told what is being done, when it takes long. */
  tell: (text: string) => void
  stop: AbortSignal
}

function isProgram(path: string): boolean {
  try {
    const found = statSync(path)
    return found.isFile() && (process.platform === 'win32' || (found.mode & 0o111) !== 0)
  } catch {
    return false // not there, or in a folder of the PATH that is not ours to read
  }
}

/** The program that somebody named or installed; throws a Failure for a name that is none. */
export function ownProgram(env: Variables): string | undefined {
  const named = env.INNGEST_CLI_PATH?.trim()
  if (named) {
    if (isProgram(named)) return named
    throw new Failure(
      `INNGEST_CLI_PATH is no program (${named}): set it to the Inngest CLI's file, or leave it out.`,
    )
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  return folders.map((folder) => join(folder, `inngest${EXE}`)).find(isProgram)
}

/** Where a program from npm, and one built from this very recipe, are kept. */
export function cachedPlaces(env: Variables): { fromNpm: string; built: string } {
  const cache = join(cacheFolder(env), 'inngest')
  const hash = createHash('sha256')
  for (const file of ['go.mod', 'go.sum', 'tools.go']) hash.update(readFileSync(join(RECIPE, file)))
  const key = `${process.platform}-${process.arch}-${hash.digest('hex').slice(0, 12)}`
  return {
    fromNpm: join(cache, `npm-${NPM_VERSION}`, 'node_modules', NPM_PACKAGE, 'bin', `inngest${EXE}`),
    built: join(cache, `built-${key}`, `inngest${EXE}`),
  }
}

/** Installs npm's package beside the cache and moves it in when its program has come; says whether it has. */
async function fetchFromNpm(program: string, { tell, stop }: Search): Promise<boolean> {
  tell('asking npm for it')
  const place = join(dirname(program), '..', '..', '..')
  const half = `${place}.${process.pid}`
  mkdirSync(half, { recursive: true })
  const manifest = { private: true, allowScripts: { [NPM_PACKAGE]: true } }
  writeFileSync(join(half, 'package.json'), JSON.stringify(manifest))
  try {
    const args = [
      'install',
      `${NPM_PACKAGE}@${NPM_VERSION}`,
      '--no-audit',
      '--no-fund',
      '--ignore-scripts=false',
    ]
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    const { code } = await run(npm, args, { cwd: half, stop, timeout: 120_000 })
    if (code !== 0 || !isProgram(join(half, 'node_modules', NPM_PACKAGE, 'bin', `inngest${EXE}`)))
      return false
    rmSync(place, { recursive: true, force: true })
    renameSync(half, place)
    return true
  } finally {
    rmSync(half, { recursive: true, force: true })
  }
}

/**
 * The Inngest server's program: one that is named or installed, the cache's, npm's, or built from its Go module.
 * Takes minutes at most once per user; two that ask at once wait for each other. Throws a Failure that says what to
 * install or set when there is no way to get it.
 */
export async function findInngest(search: Search): Promise<string> {
  const own = ownProgram(search.env)
  if (own) return own
  const { fromNpm, built } = cachedPlaces(search.env)
  const cached = () => [fromNpm, built].find(isProgram)
  const ready = cached()
  if (ready) return ready
  const place = join(cacheFolder(search.env), 'inngest')
  const release = await lock(join(place, 'lock'), () => search.tell('another build of it is under way'))
  try {
    const meanwhile = cached()
    if (meanwhile) return meanwhile
    if (await fetchFromNpm(fromNpm, search)) return fromNpm
    if (search.stop.aborted) throw new Failure('Looking for the Inngest server was stopped.')
    if (!(await hasGo())) {
      throw new Failure(
        'The Inngest server could be neither downloaded nor built: install Go 1.21 or newer (https://go.dev/dl), or set INNGEST_CLI_PATH to the Inngest CLI or INNGEST_BASE_URL to a server. The shop takes orders meanwhile; their events wait.',
      )
    }
    await buildServer(RECIPE, built, search.tell, search.stop)
    if (!existsSync(built)) throw new Failure('Building the Inngest server left no program.')
    return built
  } finally {
    release()
  }
}
