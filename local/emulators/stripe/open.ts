import { join } from 'node:path'
import { createEmulator } from 'emulate'
import { type Front, openFront } from '../front.ts'
import { LOST, stripeEmulator } from './emulator.ts'
import { Store } from './store.ts'
import { type Endpoint, Webhooks } from './webhooks.ts'

/** Stripe on a port of this machine; events go to `endpoint` when there is one. */
export async function openStripe(port: number, stateDirectory: string, endpoint?: Endpoint): Promise<Front> {
  const store = new Store(join(stateDirectory, 'stripe.jsonl'), endpoint !== undefined)
  const webhooks = endpoint && new Webhooks(store, endpoint)
  const changed = () => webhooks?.wake()
  let stop = async () => {}

  const front = await openFront(port, async (baseUrl) => {
    const emulator = await createEmulator({ service: stripeEmulator(store, changed), listen: false, baseUrl })
    stop = () => emulator.close()
    return {
      error: (status, code, message) => ({
        error: { type: status >= 500 ? 'api_error' : typeOf(status), code, message },
      }),
      async answer({ method, url, headers, body }) {
        const response = await emulator.fetch(
          new Request(`${baseUrl}${url.pathname}${url.search}`, {
            method,
            headers,
            ...(method === 'POST' && { body }),
          }),
        )
        return {
          status: response.status,
          body: await response.text(),
          headers: Object.fromEntries(response.headers),
          lost: response.headers.has(LOST),
        }
      },
    }
  })
  changed()

  return {
    url: front.url,
    close: async () => {
      webhooks?.close()
      await front.close()
      await stop()
      store.close()
    },
  }
}

function typeOf(status: number): string {
  if (status === 402) return 'card_error'
  return status === 429 ? 'rate_limit_error' : 'invalid_request_error'
}
