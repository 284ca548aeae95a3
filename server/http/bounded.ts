/** The body's text, or null when it is longer than `most` bytes, whatever its headers say; reading stops there. */
export async function readBody(request: Request, most: number): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return null
  if (!request.body) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > most) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** A handler that is never handed more than `most` bytes: 413 for what is longer, 400 for what was broken off. */
export function bounded(
  most: number,
  handle: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const announced = request.headers.get('content-length')
    // HTTP holds a body to its announced length; only one without has to be counted.
    if (!request.body || (announced !== null && Number(announced) <= most)) return handle(request)
    const body = await readBody(request, most).catch(() => undefined)
    if (body === undefined) return refuse(400, 'That request was broken off.')
    if (body === null) return refuse(413, 'That is more than one request may carry.')
    const { url, method, headers, signal } = request
    return handle(new Request(url, { method, headers, body, signal }))
  }
}

function refuse(status: number, message: string): Response {
  return Response.json({ message }, { status, headers: { 'cache-control': 'no-store' } })
}
