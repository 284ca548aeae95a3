import { createServer, type Server } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { anyPort, choosePort, isFree } from './ports.ts'

const servers: Server[] = []

function occupy(port: number, host: string): Promise<void> {
  const server = createServer()
  servers.push(server)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
}

afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve))
})

describe('choosing a port', () => {
  it('takes the wanted one when nobody has it', async () => {
    const wanted = await anyPort()
    expect(await choosePort(wanted, new Set())).toBe(wanted)
  })

  it.each(['127.0.0.1', '0.0.0.0'])('takes another when somebody listens at %s', async (host) => {
    const wanted = await anyPort()
    await occupy(wanted, host)
    expect(await isFree(wanted)).toBe(false)
    expect(await choosePort(wanted, new Set())).toBeGreaterThan(wanted)
  })

  it('never gives the same port to two parts', async () => {
    const wanted = await anyPort()
    const taken = new Set<number>()
    const chosen = await Promise.all([choosePort(wanted, taken)])
    chosen.push(await choosePort(wanted, taken), await choosePort(wanted, taken))
    expect(new Set(chosen).size).toBe(3)
  })
})
