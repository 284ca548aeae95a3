/** Serves one page, given over IPC, and nothing else: the most that one process of Node gives out on this machine. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

process.once('message', (page: string) => {
  const body = Buffer.from(page)
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length })
    response.end(body)
  })
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
})
process.once('disconnect', () => process.exit(0))
