import { metricsPage } from '#server/http/metrics.ts'

export const GET = (request: Request) => metricsPage(request)

export const dynamic = 'force-dynamic'
