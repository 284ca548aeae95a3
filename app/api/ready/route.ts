import { ready } from '#server/http/ready.ts'

export const GET = () => ready()

export const dynamic = 'force-dynamic'
