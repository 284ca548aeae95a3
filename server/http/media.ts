import { readImage } from '#server/gateways/images.ts'

/** A picture's name says what it shows, so whoever has it need never ask again. */
const FOR_EVER = 'public, max-age=31536000, immutable'

/** `GET /media/<name>/<width>.<format>`: a picture in one width and format; 404 for everything else. */
export async function mediaFile(path: readonly string[]): Promise<Response> {
  const name = path.join('/')
  const image = await readImage(name)
  if (!image) return new Response('Not found', { status: 404 })
  return new Response(image, {
    headers: {
      'Content-Type': name.endsWith('.avif') ? 'image/avif' : 'image/webp',
      'Cache-Control': FOR_EVER,
    },
  })
}
