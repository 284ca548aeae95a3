import sirv from 'sirv'
import { isPictureFile, PICTURES_PATH } from '#server/core/pictures.ts'
import { type DoorHeaders, type Doorkeeper, dress } from './doorkeeper.ts'

/** A picture's name says what it shows, so whoever has it need never ask again. */
const FOR_EVER = 'public, max-age=31536000, immutable'

/**
 * Answers with the pictures that lie in `folder`, and with 404 for whatever else is asked for below `/media`. On its way through
 * Next a picture cost 3 ms of processor time, and a first look at the home page is forty. `headers` go out with every answer.
 */
export function keptPictures(folder: string | undefined, headers: DoorHeaders): Doorkeeper {
  // Vendors bring more while it runs, so the folder is looked into each time (`dev`).
  const serve = folder
    ? sirv(folder, {
        dev: true,
        setHeaders: (response) => {
          dress(response, headers)
          response.setHeader('Cache-Control', FOR_EVER)
        },
      })
    : null
  return (request, response, next) => {
    const { url = '', method } = request
    const [path = ''] = url.split('?', 1)
    if (!path.startsWith(`${PICTURES_PATH}/`)) return next()
    const isNotThere = () => {
      dress(response, headers)
      response
        .writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' })
        .end('There is no such picture.')
    }
    if (!serve || !isPictureFile(path) || !['GET', 'HEAD'].includes(method ?? '')) return isNotThere()
    request.url = path.slice(PICTURES_PATH.length)
    serve(request, response, isNotThere)
  }
}
