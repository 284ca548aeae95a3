import { formatMoney } from '#server/core/money.ts'
import type { Params } from './form.ts'
import { text } from './form.ts'
import { authenticate, find } from './intents.ts'
import { clientSecret, type Intent } from './objects.ts'
import { missing } from './problem.ts'
import type { Store } from './store.ts'

/** The page on which a bank would ask whether it is really you. */
export function authenticationPage(store: Store, id: string, secret: string | undefined): string {
  const intent = find(store, id)
  if (secret !== clientSecret(intent)) throw missing('payment_intent', id)
  const amount = formatMoney({ amount: intent.amount, currency: intent.currency.toUpperCase() })
  const open = intent.status === 'requires_action'
  return page(
    open
      ? `<p>Your bank asks you to confirm a payment of <strong>${amount}</strong>.</p>
<form method="post"><button name="passed" value="true" autofocus>Confirm the payment</button>
<button name="passed" value="false" class="quiet">Refuse</button></form>
<p class="small">This is the test bank: no real card, no real money.</p>`
      : '<p>This payment is no longer waiting for you. You can close this page.</p>',
  )
}

/** Where the customer goes from there: back to the shop, with Stripe's parameters. */
export function leaveAuthentication(
  store: Store,
  id: string,
  secret: string | undefined,
  params: Params,
): string {
  if (secret !== clientSecret(find(store, id))) throw missing('payment_intent', id)
  const intent = authenticate(store, id, text(params, 'passed') === 'true')
  return returnTo(intent)
}

function returnTo(intent: Intent): string {
  const url = new URL(intent.returnUrl ?? 'http://127.0.0.1/')
  url.searchParams.set('payment_intent', intent.id)
  url.searchParams.set('payment_intent_client_secret', clientSecret(intent))
  url.searchParams.set(
    'redirect_status',
    intent.status === 'requires_payment_method' ? 'failed' : 'succeeded',
  )
  return url.href
}

function page(body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Confirm your payment</title><style>
:root{color-scheme:light dark;--bg:#f6f6f4;--card:#fff;--ink:#1c1d1f;--quiet:#5d6066;--line:#dcdcd8;--go:#14532d}
@media(prefers-color-scheme:dark){:root{--bg:#131416;--card:#1d1f22;--ink:#ececea;--quiet:#a3a6ad;--line:#34373c;--go:#86efac}}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--bg);color:var(--ink);font:17px/1.5 system-ui,sans-serif}
main{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:2rem;max-width:26rem;margin:1rem}
h1{font-size:1.25rem;margin:0 0 .5rem}form{display:grid;gap:.75rem;margin:1.5rem 0}
button{font:inherit;font-weight:600;padding:.75rem 1rem;border-radius:10px;border:1px solid var(--go);background:var(--go);color:var(--card);cursor:pointer}
button.quiet{background:transparent;color:var(--ink);border-color:var(--line);font-weight:400}
button:focus-visible{outline:3px solid #2563eb;outline-offset:2px}.small{color:var(--quiet);font-size:.875rem;margin:0}
</style><main><h1>Test bank</h1>${body}</main></html>`
}
