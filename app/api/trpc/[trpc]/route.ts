import { revalidateTag } from 'next/cache'
import { handleApiRequest } from '#server/trpc/handler.ts'

const handle = (request: Request): Promise<Response> =>
  // At once: who changed something looks at it next.
  handleApiRequest(request, (tag) => revalidateTag(tag, { expire: 0 }))

export { handle as GET, handle as POST }
