import { randomInt } from 'node:crypto'
import { createServer, type Server } from 'node:net'
import { Failure } from './failure.ts'

function listen(port: number, host: string): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy())
    server.unref()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host, exclusive: true }, () => resolve(server))
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}

async function canListen(port: number, host: string): Promise<boolean> {
  const server = await listen(port, host)
  if (server) await close(server)
  return server !== undefined
}

/** Whether nobody listens on this port of this machine, on any of its addresses. */
export async function isFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
    // A machine without IPv6 refuses `::` for every port: that says nothing about this one.
    if (!(await canListen(port, host)) && (host !== '::' || (await canListen(0, '::')))) return false
  }
  return true
}

/** Below the ports that systems give to outgoing connections, which come and go on their own. */
const QUIET = { from: 20_000, to: 32_000 }

/** Any free port. */
export async function anyPort(): Promise<number> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const port = randomInt(QUIET.from, QUIET.to)
    if (await isFree(port)) return port
  }
  throw new Failure('This machine has no free port left: end some programs, then run it again.')
}

/**
 * Ports chosen for parts that do not listen yet. Each is kept from everybody else on the machine, another clone's
 * launcher for instance, until the moment that its part starts.
 */
export class Reservations {
  readonly #kept = new Map<number, Server>()

  /** The wanted port if it is free, else the next free one of the 50 above it, else any. */
  async choose(wanted: number): Promise<number> {
    for (let port = wanted; port <= Math.min(wanted + 50, 65_535); port += 1) {
      if (!this.#kept.has(port) && (await isFree(port)) && (await this.#keep(port))) return port
    }
    for (;;) {
      const port = await anyPort()
      if (await this.#keep(port)) return port
    }
  }

  async #keep(port: number): Promise<boolean> {
    const server = await listen(port, '127.0.0.1')
    if (server) this.#kept.set(port, server)
    return server !== undefined
  }

  /** Lets go of ports, of all without an argument, for whom they were chosen. */
  async release(...ports: number[]): Promise<void> {
    for (const port of ports.length > 0 ? ports : [...this.#kept.keys()]) {
      const server = this.#kept.get(port)
      this.#kept.delete(port)
      if (server) await close(server)
    }
  }
}
