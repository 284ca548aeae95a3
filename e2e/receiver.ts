import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'

export interface Received {
  type: string
  data: Record<string, unknown>
}

/** A vendor's own server: takes what is posted to it, and answers 200. */
export class Receiver {
  private readonly got: { headers: Record<string, string>; body: string }[] = []
  private readonly server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const headers = Object.fromEntries(Object.entries(request.headers).map(([k, v]) => [k, String(v)]))
    this.got.push({ headers, body: Buffer.concat(chunks).toString() })
    response.end()
  })

  /** Its address, at a free port of this machine. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hooks`
  }

  /** What came so far; throws when something is not signed with this secret. */
  verified(secret: string): Received[] {
    return this.got.map(({ headers, body }) => new Webhook(secret).verify(body, headers) as Received)
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve))
  }
}
