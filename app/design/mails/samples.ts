import type { renderEmail } from '#server/modules/notifications/render-email.tsx'
import type { Template } from '#server/modules/notifications/schema.ts'

type Message = Parameters<typeof renderEmail>[0]

const CODE = 'TH-7K3M-9QX2-F'

const bowl = { title: 'Oak bowl, turned by hand', variantTitle: 'Large', quantity: 1, goods: 3400 }
const cups = {
  title: 'Espresso cup with a rim of unglazed clay',
  variantTitle: 'Ash',
  quantity: 4,
  goods: 4800,
}

/** A part of the imagined order. Amounts: cents. */
function part(number: number, vendorName: string, items: (typeof bowl)[], picture: string | null) {
  const goods = items.reduce((sum, item) => sum + item.goods, 0)
  const [shipping, tax, commission] = [490, Math.round((goods + 490) * 0.16), Math.round(goods / 10)]
  return {
    ...{
      id: String(number),
      code: `${CODE}/${number}`,
      vendorName,
      goods,
      discount: 0,
      shipping,
      tax,
      commission,
    },
    ...{ total: goods + shipping, net: goods + shipping - tax - commission },
    ...{ carrier: 'DHL', trackingNumber: '00340434161094042557', trackingUrl: 'https://example.com/track' },
    items: items.map((item) => ({ ...item, picture })),
  }
}

/** A message of each kind to somebody who reads `locale`; `picture`: the address of any product's. */
export function sample(template: Template, locale: string, picture: string | null): Message {
  const parts = [part(1, 'Fjord & Fir', [bowl], picture), part(2, 'Kiln & Ember', [cups, bowl], picture)]
  const sum = (key: 'goods' | 'shipping' | 'tax' | 'total') => parts.reduce((all, one) => all + one[key], 0)
  const [address, expiresAt] = [
    { name: 'Ada Lovelace', line1: 'Torstraße 1', line2: null },
    '2026-12-06T12:00:00Z',
  ]
  return {
    ...{ id: template, template, url: 'https://example.com/link?token=example' },
    reason: 'misleading',
    to: { email: 'ada@example.com', phone: '+4915112345678', name: 'Ada', locale, quiet: null },
    order: {
      ...{ id: CODE, code: CODE, currency: 'EUR', locale, parts, cancelReason: 'transfer-expired' },
      ...{ goods: sum('goods'), shipping: sum('shipping'), tax: sum('tax'), total: sum('total') },
      paymentMethod: 'transfer',
      transfer: { reference: CODE, expiresAt: new Date(expiresAt) },
      address: { ...address, postalCode: '10119', city: 'Berlin', country: 'DE' },
    },
    part: parts[1] ?? null,
  }
}
