import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that somebody calls: it keeps what it hears, and answers 204 unless it is told otherwise. */
export class Receiver {
  readonly requests: { headers: Record<string, string>; body: string; url: string }[] = []
  answer: (response: ServerResponse) => void = (response) => response.writeHead(204).end()
  private readonly server: Server

  private constructor(server: Server) {
    this.server = server
  }

  static async open(): Promise<Receiver> {
    const server = createServer()
    const opened = new Receiver(server)
    server.on('request', (request, response) => opened.take(request, response))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    return opened
  }

  private async take(request: IncomingMessage, response: ServerResponse) {
    let body = ''
    for await (const chunk of request) body += chunk
    this.requests.push({ headers: request.headers as Record<string, string>, body, url: request.url ?? '' })
    this.answer(response)
  }

  url(host = '127.0.0.1', path = '/hook'): string {
    return `http://${host}:${(this.server.address() as AddressInfo).port}${path}`
  }

  reset() {
    this.requests.length = 0
    this.answer = (response) => response.writeHead(204).end()
  }

  close(): Promise<void> {
    this.server.closeAllConnections()
    return new Promise((done) => this.server.close(() => done()))
  }
}
