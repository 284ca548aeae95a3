import { createServer, type Server } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { anyPort, isFree, Reservations } from './ports.ts'

const servers: Server[] = []
let reservations = new Reservations()

function occupy(port: number, host: string): Promise<void> {
  const server = createServer()
  servers.push(server)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
}

afterEach(async () => {
  await reservations.release()
  reservations = new Reservations()
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve))
})

describe('choosing a port', () => {
  it('takes the wanted one when nobody has it', async () => {
    const wanted = await anyPort()
    expect(await reservations.choose(wanted)).toBe(wanted)
  })

  it.each(['127.0.0.1', '0.0.0.0'])('takes another when somebody listens at %s', async (host) => {
    const wanted = await anyPort()
    await occupy(wanted, host)
    expect(await isFree(wanted)).toBe(false)
    expect(await reservations.choose(wanted)).toBeGreaterThan(wanted)
  })

  it('never gives the same port to two parts', async () => {
    const wanted = await anyPort()
    const chosen = [
      await reservations.choose(wanted),
      await reservations.choose(wanted),
      await reservations.choose(wanted),
    ]
    expect(new Set(chosen).size).toBe(3)
  })

  it('keeps it from everybody else until its part starts', async () => {
    const port = await reservations.choose(await anyPort())
    const another = new Reservations()
    expect(await another.choose(port)).not.toBe(port)
    await another.release()
    await reservations.release(port)
    expect(await isFree(port)).toBe(true)
  })
})
