import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Failure } from '../failure.ts'
import { run, runOrFail } from '../run.ts'

const MODULE = 'github.com/inngest/inngest'
/** Older ones do not fetch the toolchain that go.mod names. */
const OLDEST_GO = [1, 21] as const

/** Whether a Go is there that can build the server. */
export async function hasGo(): Promise<boolean> {
  const { code, output } = await run('go', ['version'], { timeout: 30_000 })
  const [, major, minor] = /go(\d+)\.(\d+)/.exec(output) ?? []
  if (code !== 0 || !major || !minor) return false
  return Number(major) > OLDEST_GO[0] || (Number(major) === OLDEST_GO[0] && Number(minor) >= OLDEST_GO[1])
}

/**
 * Builds the Inngest server from its Go module (about 4 minutes on 2 cores, and 3 GB in Go's own caches). `target`
 * appears whole or not at all; the caller holds the lock of its folder. Throws a Failure with Go's last words.
 */
export async function buildServer(
  recipe: string,
  target: string,
  tell: (text: string) => void,
  stop: AbortSignal,
): Promise<void> {
  const cache = dirname(dirname(target))
  mkdirSync(cache, { recursive: true })
  // We hold the lock: whatever still looks like a build was interrupted.
  for (const name of readdirSync(cache).filter((name) => name.startsWith('building-'))) {
    rmSync(join(cache, name), { recursive: true, force: true })
  }
  const work = join(cache, `building-${process.pid}`)
  mkdirSync(work)
  for (const file of ['go.mod', 'go.sum', 'tools.go']) cpSync(join(recipe, file), join(work, file))
  const options = { cwd: work, gently: true, stop, env: { ...process.env, GOFLAGS: '', GOWORK: 'off' } }
  try {
    tell('downloading its Go modules')
    // -e: the server's archive lacks the pages of its documentation, which are a submodule of its repository.
    await runOrFail('Downloading the Inngest server', 'go', ['mod', 'vendor', '-e'], options)
    const pages = join(work, 'vendor', MODULE, 'internal', 'embeddocs', 'website', 'pages', 'docs')
    mkdirSync(pages, { recursive: true })
    writeFileSync(join(pages, 'none.mdx'), '')
    tell('compiling it from source, once (about 4 minutes)')
    const args = ['build', '-mod=vendor', '-trimpath', '-ldflags', '-s -w', '-o', 'inngest', `${MODULE}/cmd`]
    await runOrFail('Building the Inngest server', 'go', args, options)
    if (stop.aborted) throw new Failure('Building the Inngest server was stopped.')
    mkdirSync(dirname(target), { recursive: true })
    renameSync(join(work, 'inngest'), target)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
