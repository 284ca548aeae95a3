/** A wire between a process and a server that a test can listen in on, and cut at the right instant. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** What a test does with the bytes that pass; `true` cuts the connection, and these bytes never arrive. */
export interface Tap {
  /** From the process to the server. */
  asked?: (bytes: string, connection: number) => boolean | undefined
  /** Back. */
  answered?: (bytes: string, connection: number) => boolean | undefined
  ended?: (connection: number) => void
}

export interface Wire {
  /** The server's address with the wire's port in it. */
  url: string
  close(): Promise<void>
}

/** Opens a wire to the server at `target`, an address with a port (HTTP and PostgreSQL alike). */
export async function openWire(target: string, tap: Tap): Promise<Wire> {
  const address = new URL(target)
  const { hostname, port } = address
  const open = new Set<Socket>()
  let connections = 0
  const server = createServer((near) => {
    connections += 1
    const number = connections
    const far = connect(Number(port), hostname)
    near.on('close', () => tap.ended?.(number))
    const cut = () => {
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) {
      open.add(socket)
      socket.setNoDelay(true)
      socket.on('error', cut).on('close', cut)
      socket.on('close', () => open.delete(socket))
    }
    const passes = (from: Socket, to: Socket, heard: Tap['asked']) =>
      from.on('data', (bytes) => {
        if (heard?.(bytes.toString('latin1'), number)) cut()
        else to.write(bytes)
      })
    passes(near, far, tap.asked)
    passes(far, near, tap.answered)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address.port = String((server.address() as AddressInfo).port)
  return {
    url: target.includes('postgres') ? address.href : address.origin,
    close: () => {
      for (const socket of open) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/**
 * A tap on PostgreSQL that loses the answer to the first statement with these words in it. It was a transaction of its
 * own: whatever it did is committed when its answer comes, and nobody hears of it. `lost` is called at that instant.
 */
export function losingAnswerTo(words: string, lost: () => void): Tap {
  let asking: number | undefined
  return {
    asked: (bytes, connection) => {
      if (bytes.includes(words)) asking ??= connection
      return false
    },
    answered: (_, connection) => {
      if (connection !== asking) return false
      asking = Number.NaN
      lost()
      return true
    },
  }
}
