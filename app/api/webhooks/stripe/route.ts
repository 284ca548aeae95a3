import { stripeWebhook } from '#server/http/stripe-webhook.ts'

export const POST = (request: Request) => stripeWebhook(request)

export const dynamic = 'force-dynamic'
