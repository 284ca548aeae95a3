import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keptPictures } from './kept-pictures.ts'

const NAME = '0123456789abcdef0123'
const HEADERS = [{ key: 'X-Content-Type-Options', value: 'nosniff' }]
let folder: string
const server = createServer((incoming, response) => {
  const here = incoming.headers['x-without'] ? undefined : join(folder, 'pictures')
  keptPictures(here, HEADERS)(incoming, response, () => response.end('let in'))
})

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tradehall-media-'))
  await mkdir(join(folder, 'pictures', NAME), { recursive: true })
  await writeFile(join(folder, 'pictures', NAME, '640.webp'), 'webp')
  await writeFile(join(folder, 'pictures', NAME, '640.avif'), 'avif')
  await writeFile(join(folder, 'pictures', NAME, 'placeholder.txt'), 'text')
  await writeFile(join(folder, '640.webp'), 'secret')
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true })
})

/** Asks for a path as it stands: what is made of `..` is the server's to say. */
function ask(path: string, { method = 'GET', headers = {} } = {}) {
  const { port } = server.address() as { port: number }
  return new Promise<{ status: number; text: string; headers: Record<string, unknown> }>(
    (resolve, reject) => {
      const outgoing = request(
        { port, host: '127.0.0.1', path, method, headers, agent: false },
        async (response) => {
          let text = ''
          for await (const chunk of response) text += chunk
          resolve({ status: response.statusCode ?? 0, text, headers: response.headers })
        },
      )
      outgoing.on('error', reject)
      outgoing.end()
    },
  )
}

describe('the pictures', () => {
  it.each(['webp', 'avif'])('are served as %s, to be kept for ever', async (format) => {
    expect(await ask(`/media/${NAME}/640.${format}?some=thing`)).toMatchObject({
      ...{ status: 200, text: format },
      headers: {
        ...{ 'content-type': `image/${format}`, 'cache-control': 'public, max-age=31536000, immutable' },
        'x-content-type-options': 'nosniff',
      },
    })
    expect(await ask(`/media/${NAME}/640.${format}`, { method: 'HEAD' })).toMatchObject({
      status: 200,
      text: '',
    })
  })

  it('are there as soon as they are brought', async () => {
    expect((await ask(`/media/${NAME}/320.webp`)).status).toBe(404)
    await writeFile(join(folder, 'pictures', NAME, '320.webp'), 'new')
    expect(await ask(`/media/${NAME}/320.webp`)).toMatchObject({ status: 200, text: 'new' })
  })

  it.each([
    `/media/${NAME}/160.webp`,
    `/media/${NAME}/placeholder.txt`,
    `/media/${NAME}`,
    '/media/',
    '/media/../640.webp',
    `/media/${NAME}/../../640.webp`,
    '/media/..%2f640.webp',
    `/media/${NAME}%00/640.webp`,
    `/media/${NAME}/640.webp/`,
    '/media//etc/passwd',
  ])('are all that is served: not %s', async (path) => {
    expect(await ask(path)).toMatchObject({ status: 404, headers: { 'x-content-type-options': 'nosniff' } })
  })

  it('are not where no folder is named, nor changed by anybody', async () => {
    expect((await ask(`/media/${NAME}/640.webp`, { headers: { 'x-without': '1' } })).status).toBe(404)
    expect((await ask(`/media/${NAME}/640.webp`, { method: 'DELETE' })).status).toBe(404)
  })

  it('are at no other address', async () => {
    expect(await ask('/mediation')).toMatchObject({ status: 200, text: 'let in' })
  })
})
