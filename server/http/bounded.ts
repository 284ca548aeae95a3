/** The body's bytes, or null when they are more than `most`, whatever its headers say; reading stops there. */
async function readBytes(request: Request, most: number): Promise<Buffer<ArrayBuffer> | null> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return null
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > most) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The same as text. */
export async function readBody(request: Request, most: number): Promise<string | null> {
  return (await readBytes(request, most))?.toString('utf8') ?? null
}

/**
 * The request, once its body is known to be no longer than `most` bytes; else why it is not. HTTP holds a body to its
 * announced length; only one without has to be counted, and is then a copy.
 */
export async function boundedRequest(
  request: Request,
  most: number,
): Promise<Request | 'too-long' | 'broken-off'> {
  const announced = request.headers.get('content-length')
  if (!request.body || (announced !== null && Number(announced) <= most)) return request
  const body = await readBytes(request, most).catch(() => undefined)
  if (body === undefined) return 'broken-off'
  if (body === null) return 'too-long'
  const { url, method, headers, signal } = request
  return new Request(url, { method, headers, body, signal })
}

/** A handler that is never handed more than `most` bytes: 413 for what is longer, 400 for what was broken off. */
export function bounded(
  most: number,
  handle: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const within = await boundedRequest(request, most)
    if (within === 'broken-off') return refuse(400, 'That request was broken off.')
    if (within === 'too-long') return refuse(413, 'That is more than one request may carry.')
    return handle(within)
  }
}

function refuse(status: number, message: string): Response {
  return Response.json({ message }, { status, headers: { 'cache-control': 'no-store' } })
}
