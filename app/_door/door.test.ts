import { createServer, request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { standAtTheDoor } from './door.ts'

const server = createServer((_, response) => response.end('let in'))
beforeAll(async () => {
  standAtTheDoor({
    headers: {
      ofRefusals: [{ key: 'X-Content-Type-Options', value: 'nosniff' }],
      ofFiles: [],
      ofPictures: [],
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.close()
})

function ask(method: string, path: string): Promise<{ status: number; text: string; sniff: unknown }> {
  const { port } = server.address() as { port: number }
  return new Promise((resolve, reject) => {
    const outgoing = request({ port, host: '127.0.0.1', method, path, agent: false }, async (response) => {
      let text = ''
      for await (const chunk of response) text += chunk
      resolve({ status: response.statusCode ?? 0, text, sniff: response.headers['x-content-type-options'] })
    })
    outgoing.on('error', reject)
    outgoing.end()
  })
}

test.each([
  ['GET', '/product/%ff', 400],
  ['GET', '/%', 400],
  ['POST', '/api/trpc/%ed%a0%80', 400],
  ['TRACE', '/', 405],
])('%s %s is refused at the door with %i', async (method, path, status) => {
  expect(await ask(method, path)).toEqual({ status, text: expect.stringMatching(/\.$/), sniff: 'nosniff' })
})

test.each(['/', '/product/%F0%9F%92%A5', '/?q=%ff', '/%00', '/a%2fb'])('%s is let in', async (path) => {
  expect(await ask('GET', path)).toMatchObject({ status: 200, text: 'let in' })
})
