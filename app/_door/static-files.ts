import { join } from 'node:path'
import sirv from 'sirv'
import { type DoorHeaders, type Doorkeeper, dress } from './doorkeeper.ts'

const PREFIX = '/_next/static'
const YEAR_SECONDS = 31_536_000

/**
 * Answers with the build's scripts, styles and fonts as the build compressed them (`local/compress.ts`); Next would compress
 * them anew each time, and not as well. What the build does not have is left to Next. `headers` go out with every file.
 */
export function staticFiles(build: string, headers: DoorHeaders): Doorkeeper {
  const serve = sirv(join(build, 'static'), {
    brotli: true,
    gzip: true,
    immutable: true,
    maxAge: YEAR_SECONDS,
    setHeaders: (response) => dress(response, headers),
  })
  return (request, response, next) => {
    const { url = '' } = request
    if (!url.startsWith(`${PREFIX}/`)) return next()
    request.url = url.slice(PREFIX.length)
    serve(request, response, () => {
      request.url = url
      next()
    })
  }
}
