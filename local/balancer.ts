import { connect, createServer, type Socket } from 'node:net'

/**
 * A load balancer for copies on this machine, as small as it can be: each connection to `port` goes to the next of
 * `targets` that takes it; when a copy dies its connections are cut, as a real balancer would cut them.
 */
export async function balance(port: number, targets: readonly number[]): Promise<() => Promise<void>> {
  let turn = 0
  const open = new Set<Socket>()
  const server = createServer((client) => {
    open.add(client)
    client.on('close', () => open.delete(client)).on('error', () => client.destroy())
    turn += 1
    void join(client, [...targets.slice(turn % targets.length), ...targets.slice(0, turn % targets.length)])
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      for (const client of open) client.destroy()
    })
}

/** Connects a client with the first target that takes it, and the two with each other until one of them ends. */
async function join(client: Socket, targets: readonly number[]): Promise<void> {
  for (const target of targets) {
    const upstream = await reach(target)
    if (!upstream) continue
    upstream.on('error', () => client.destroy()).on('close', () => client.destroy())
    client.on('close', () => upstream.destroy())
    if (client.destroyed) upstream.destroy()
    client.pipe(upstream).pipe(client)
    return
  }
  client.destroy()
}

function reach(port: number): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    socket.once('connect', () => resolve(socket))
    socket.once('error', () => resolve(undefined))
  })
}
