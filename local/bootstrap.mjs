// Runs on any Node from 18 on, with nothing installed: installs the dependencies if they are not there as
// package-lock.json has them, then goes on with the Node that is among them.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const windows = process.platform === 'win32'
const runtime = join(root, 'node_modules', '.bin', windows ? 'node.cmd' : 'node')
const began = Date.now()

const DISK_FULL = 'The disk is full: free some space (the dependencies take 2 GB), then run it again.'
const SENTENCES = {
  ENOSPC: DISK_FULL,
  EROFS: 'This folder is on a read-only file system: clone into one that can be written.',
  EACCES: 'This folder cannot be written by you: clone into one that can.',
  EPERM: 'This folder cannot be written by you: clone into one that can.',
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}

function readLock(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages
  } catch {
    return undefined
  }
}

/** Whether node_modules is what package-lock.json says, by the record that npm keeps of what it installed. */
export function isInstalled() {
  const wanted = readLock('package-lock.json')
  const there = readLock('node_modules/.package-lock.json')
  if (!wanted || !there || !existsSync(runtime)) return false
  return Object.entries(wanted).every(([path, { version, optional, devOptional, peer, link }]) => {
    if (path === '' || link) return true
    if (!there[path]) return Boolean(optional || devOptional || peer)
    return there[path].version === version
  })
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Two that install at once would destroy each other's work: the second waits. */
async function whileLocked(work) {
  const lock = join(root, '.local', 'install.lock')
  mkdirSync(dirname(lock), { recursive: true })
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      const holder = Number(readFileSync(lock, 'utf8'))
      if (holder && !isAlive(holder)) rmSync(lock, { force: true })
      else await new Promise((resolve) => setTimeout(resolve, 300))
    }
  }
  try {
    await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** npm as it was called, or as the machine has it. */
function npm(args) {
  const script = process.env.npm_execpath
  const options = { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: '' } }
  if (script && /\.c?js$/.test(script)) return spawn(process.execPath, [script, ...args], options)
  return spawn(windows ? 'npm.cmd' : 'npm', args, { ...options, shell: windows })
}

async function install() {
  console.log('  … Installing the dependencies')
  const started = Date.now()
  const elapsed = () => `${Math.round((Date.now() - started) / 1000)} s`
  const reminder = setInterval(
    () => console.log(`  … Installing the dependencies, ${elapsed()} so far`),
    15_000,
  )
  const child = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  const end = () => child.kill('SIGTERM')
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, end)
  let words = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (words += chunk))
  const code = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.code === 'ENOENT' ? 'ENOENT' : error.message))
    child.once('close', (status, signal) => resolve(signal ?? status))
  })
  clearInterval(reminder)
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, end)
  if (code === 'ENOENT')
    fail('npm is not on the PATH: install Node.js with npm (https://nodejs.org), then try again.')
  if (/ENOSPC/.test(words)) fail(DISK_FULL)
  if (code === 'SIGTERM' || code === 'SIGINT') process.exit(130)
  if (code !== 0) fail(`Installing the dependencies failed (npm said ${code}):\n${words.trim()}`)
  if (!existsSync(runtime)) {
    fail(
      `There is no Node 26 for this machine (${process.platform} ${process.arch}) among the dependencies: Tradehall runs on Linux, macOS and Windows, x64 or ARM.`,
    )
  }
  console.log(`  ✓ Installing the dependencies (${elapsed()})`)
}

/** Hands over to `script` under our own Node; ends with it, with its exit code. */
function handOver(script, args) {
  const path = `${dirname(runtime)}${windows ? ';' : ':'}${process.env.PATH ?? ''}`
  const child = spawn(runtime, [join(root, 'local', script), ...args], {
    // The channel is how the other notices that this process was killed.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: path, TRADEHALL_BEGAN: String(began) },
    shell: windows,
  })
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name))
  if (process.env.npm_lifecycle_event) {
    // npm passes signals on to a shell that does not pass them on: whoever ends `npm start` means us.
    const parent = process.ppid
    setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500)
  }
  child.once('error', (error) => fail(`Node 26 could not be started: ${error.message}`))
  child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

/** Runs `local/<script>` with Node 26. `needed: false`: only if everything is installed, else says `otherwise`. */
export async function bootstrap(script, args, { needed = true, otherwise = '' } = {}) {
  if (Number(process.versions.node.split('.')[0]) < 18) {
    fail(
      `This is Node ${process.versions.node}: install Node 18 or newer (https://nodejs.org), then try again.`,
    )
  }
  if (!isInstalled()) {
    if (!needed) {
      console.log(otherwise)
      return
    }
    await whileLocked(async () => {
      if (!isInstalled()) await install()
    }).catch((error) => fail(SENTENCES[error.code] ?? error.stack))
  }
  handOver(script, args)
}
