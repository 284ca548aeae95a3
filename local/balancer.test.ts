import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { balance } from './balancer.ts'
import { anyPort } from './ports.ts'

const open: (() => unknown)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

async function copy(name: string): Promise<{ server: Server; port: number }> {
  const server = createServer((_, response) => response.setHeader('connection', 'close').end(name))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(() => server.close())
  return { server, port: (server.address() as AddressInfo).port }
}

it('takes turns between copies, and passes over one that is gone', async () => {
  const [one, two] = [await copy('one'), await copy('two')]
  const port = await anyPort()
  open.push(await balance(port, [one.port, two.port]))
  const ask = async () => (await fetch(`http://127.0.0.1:${port}/`)).text()
  expect(new Set([await ask(), await ask()])).toEqual(new Set(['one', 'two']))
  await new Promise((resolve) => one.server.close(resolve))
  expect([await ask(), await ask(), await ask()]).toEqual(['two', 'two', 'two'])
})
