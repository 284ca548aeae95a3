/**
 * A base backup of an embedded PostgreSQL while it works, with nothing but the server's own functions: neither pg_dump
 * nor pg_basebackup comes with it. A server that was installed has them, and they are to be preferred there.
 */
import {
  chownSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { findPostgres } from './postgres.ts'
import { locate, type Place, passwordsOf, urlsOf } from './postgres-data.ts'

/** What belongs to the server that runs, or is of no use to another. The log of writes is copied at the end. */
const LEFT_OUT = new Set(['postmaster.pid', 'postmaster.opts', 'pg_wal', 'pg_replslot', 'pg_stat_tmp'])

/**
 * Copies the cluster that runs on `directory` to that of `target`, roles, rights and passwords included, as it is when
 * the copy ends. What is committed meanwhile may be in it; nothing is half in it. `startPostgres` on `target` restores.
 */
export async function backUp(directory: string, target: string): Promise<void> {
  const running = findPostgres(directory)
  if (!running) throw new Error(`No PostgreSQL runs on ${directory}.`)
  const [from, to] = [locate(directory), locate(target)]
  if (existsSync(to.data)) throw new Error(`${target} holds a database already.`)
  const half = `${to.data}.new`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(dirname(half), { recursive: true })
  const { adminUrl } = urlsOf(passwordsOf(from), running.port, 'postgres')
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    await admin.query("SELECT pg_backup_start('tradehall', fast => true)")
    copyFolder(from.data, half, from, LEFT_OUT)
    const { rows } = await admin.query<{ labelfile: string }>(
      'SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)',
    )
    await admin.query('SELECT pg_switch_wal()')
    writeOwn(join(half, 'backup_label'), rows[0]?.labelfile ?? '', from)
    for (const folder of ['pg_wal', 'pg_wal/archive_status', 'pg_replslot', 'pg_stat_tmp'])
      makeOwn(join(half, folder), from)
    copyFolder(join(from.data, 'pg_wal'), join(half, 'pg_wal'), from, new Set())
  } finally {
    await admin.end()
  }
  copyFileSync(from.passwords, to.passwords)
  renameSync(half, to.data)
}

/** Copies files while they change, which PostgreSQL's log of writes makes good, and vanish, which is as good. */
function copyFolder(from: string, to: string, { as }: Place, leftOut: Set<string>): void {
  makeOwn(to, { as })
  for (const name of readdirSync(from)) {
    if (leftOut.has(name) || name.startsWith('pgsql_tmp')) continue
    const [source, copy] = [join(from, name), join(to, name)]
    try {
      if (lstatSync(source).isDirectory()) {
        copyFolder(source, copy, { as } as Place, new Set())
        continue
      }
      copyFileSync(source, copy)
      if (as) chownSync(copy, as.uid, as.gid)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
}

function makeOwn(folder: string, { as }: Pick<Place, 'as'>): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (as) chownSync(folder, as.uid, as.gid)
}

function writeOwn(file: string, text: string, { as }: Pick<Place, 'as'>): void {
  writeFileSync(file, text, { mode: 0o600 })
  if (as) chownSync(file, as.uid, as.gid)
}
