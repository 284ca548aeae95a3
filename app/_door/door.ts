import { type IncomingMessage, Server, type ServerResponse } from 'node:http'
import type { DoorHeaders, Doorkeeper } from './doorkeeper.ts'
import { keptAnswers } from './kept-answers.ts'
import { keptPictures } from './kept-pictures.ts'
import { refuseNonsense } from './refusal.ts'
import { staticFiles } from './static-files.ts'

let stands = false

/**
 * Puts before Next what it does not do itself: nonsense is refused, and what is the same for everybody is answered at once.
 * Next has no place of its own before its routing, so the door stands at Node's HTTP server. `build` is the folder of a
 * build for production; without one there is nothing yet that could be kept. `pictures` is where those lie that are shown.
 */
export function standAtTheDoor({
  build,
  pictures,
  headers,
}: {
  build?: string
  pictures?: string
  headers: { ofRefusals: DoorHeaders; ofFiles: DoorHeaders; ofPictures: DoorHeaders }
}): void {
  if (stands) return
  stands = true
  const keepers: Doorkeeper[] = [
    refuseNonsense(headers.ofRefusals),
    keptPictures(pictures, headers.ofPictures),
    ...(build ? [staticFiles(build, headers.ofFiles), keptAnswers()] : []),
  ]
  const emit = Server.prototype.emit
  Server.prototype.emit = function (this: Server, event: string | symbol, ...args: unknown[]) {
    const letIn = () => Reflect.apply(emit, this, [event, ...args])
    if (event !== 'request') return letIn()
    const [request, response] = args as [IncomingMessage, ServerResponse]
    const ask = keepers.reduceRight<() => void>(
      (next, keeper) => () => keeper(request, response, next),
      letIn,
    )
    ask()
    return true
  } as typeof emit
}
