import { createServer, type Server } from 'node:http'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ROOT } from '../root.ts'
import { checkVulnerabilities } from './vulnerabilities.ts'

let server: Server | undefined
afterEach(() => {
  server?.close()
  vi.unstubAllEnvs()
})

/** A registry that answers npm's question about advisories like this. */
async function answering(status: number, body: unknown): Promise<void> {
  server = createServer((request, response) => {
    const asked = request.method === 'POST' && request.url?.includes('/advisories/bulk')
    request.resume()
    response
      .writeHead(asked ? status : 404, { 'content-type': 'application/json' })
      .end(JSON.stringify(asked ? body : {}))
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  vi.stubEnv('npm_config_registry', `http://127.0.0.1:${port}/`)
}

/** npm remembers what an advisory means by its number. */
const number = () => Math.floor(Math.random() * 1e12)

const advisory = (severity: string) => ({
  superjson: [
    {
      id: number(),
      url: 'https://example.test/1',
      title: 'A hole',
      severity,
      vulnerable_versions: '<999.0.0',
    },
  ],
})

describe('known vulnerabilities', { timeout: 60_000 }, () => {
  it.each(['high', 'critical'])('fail the check when they are %s', async (severity) => {
    await answering(200, advisory(severity))
    expect(await checkVulnerabilities(ROOT)).toEqual([
      expect.stringMatching(new RegExp(`^package.json: superjson .*: ${severity}: A hole`)),
    ])
  })
  it('are noted when they are not grave', async () => {
    await answering(200, advisory('moderate'))
    const note = vi.fn()
    expect(await checkVulnerabilities(ROOT, note)).toEqual([])
    expect(note).toHaveBeenCalledWith(expect.stringContaining('1 known faults that are not grave'))
  })
  it('are none in a registry that knows of none', async () => {
    await answering(200, {})
    const note = vi.fn()
    expect(await checkVulnerabilities(ROOT, note)).toEqual([])
    expect(note).not.toHaveBeenCalled()
  })
  it('are not asked for where the registry does not answer, and one line says so', async () => {
    await answering(405, '')
    const note = vi.fn()
    expect(await checkVulnerabilities(ROOT, note)).toEqual([])
    expect(note.mock.calls).toEqual([
      ['Nothing was asked: the registry does not answer (405 Method Not Allowed).'],
    ])
  })
})
