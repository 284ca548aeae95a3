import { createServer } from 'node:net'

function tryPort(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.unref()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })
}

/** Whether nobody listens on this port of this machine, on any of its addresses. */
export async function isFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
    const got = await tryPort(port, host)
    // A machine without IPv6 refuses `::` for every port: that says nothing about this one.
    if (got === undefined && (host !== '::' || (await tryPort(0, '::')) !== undefined)) return false
  }
  return true
}

/** Any free port of the machine's own choice. */
export async function anyPort(): Promise<number> {
  const port = await tryPort(0, '127.0.0.1')
  if (port === undefined) throw new Error('This machine has no free port left.')
  return port
}

/**
 * The wanted port if it is free, else the next free one of the 50 above it, else any.
 * `taken` are ports already promised to somebody who does not listen yet; the chosen one is added.
 */
export async function choosePort(wanted: number, taken: Set<number>): Promise<number> {
  for (let port = wanted; port <= Math.min(wanted + 50, 65_535); port += 1) {
    if (!taken.has(port) && (await isFree(port))) {
      taken.add(port)
      return port
    }
  }
  for (;;) {
    const port = await anyPort()
    if (taken.has(port)) continue
    taken.add(port)
    return port
  }
}
