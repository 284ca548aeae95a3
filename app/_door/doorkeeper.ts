import type { IncomingMessage, ServerResponse } from 'node:http'

/** Who stands at the door: answers, or lets the next one see the request. */
export type Doorkeeper = (request: IncomingMessage, response: ServerResponse, next: () => void) => void
