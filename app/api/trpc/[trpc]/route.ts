import { handleApiRequest } from '#server/trpc/handler.ts'

export { handleApiRequest as GET, handleApiRequest as POST }
