import { mediaFile } from '#server/http/media.ts'

export const GET = async (_request: Request, { params }: { params: Promise<{ path: string[] }> }) =>
  mediaFile((await params).path)
