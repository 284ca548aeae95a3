import type { IncomingMessage, ServerResponse } from 'node:http'

/** Who stands at the door: answers, or lets the next one see the request. */
export type Doorkeeper = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/** What goes out with every answer that is given at the door. */
export type DoorHeaders = readonly { key: string; value: string }[]

export function dress(response: ServerResponse, headers: DoorHeaders): void {
  for (const { key, value } of headers) response.setHeader(key, value)
}
