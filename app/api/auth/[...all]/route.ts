import { handleAuthRequest } from '#server/auth.ts'

export { handleAuthRequest as GET, handleAuthRequest as POST }
