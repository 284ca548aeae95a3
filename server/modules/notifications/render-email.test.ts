import { beforeEach, describe, expect, test, vi } from 'vitest'
import { LOCALES } from '#server/messages/locales.ts'
import type { Message } from './load-messages.ts'
import { renderEmail } from './render-email.tsx'
import { renderSms } from './render-sms.ts'
import { type Template, templateData } from './schema.ts'

beforeEach(() => {
  vi.stubEnv('APP_URL', 'https://shop.example')
  vi.stubEnv('AUTH_SECRET', 'a secret of at least thirty-two characters')
  vi.stubEnv('BANK_ACCOUNT_HOLDER', 'Tradehall')
  vi.stubEnv('BANK_IBAN', 'DE02120300000000202051')
  vi.stubEnv('BANK_BIC', 'BYLADEM1001')
})

const part = {
  ...{
    id: 'part',
    code: 'TH-7K3M-9QX2-F/1',
    vendorName: 'Kiln & Ember',
    goods: 249_900,
    discount: 0,
    shipping: 0,
  },
  ...{ commission: 24_990, tax: 39_900, total: 249_900, net: 185_010 },
  ...{ carrier: 'DHL', trackingNumber: '42', trackingUrl: 'https://dhl.example/42' },
  items: [
    {
      title: 'Vase <tall>',
      variantTitle: 'Blue',
      quantity: 2,
      goods: 240_000,
      picture: '/media/0123456789abcdef0123/640.webp',
    },
    { title: 'Bowl', variantTitle: '', quantity: 1, goods: 9_900, picture: null },
  ],
}

function message(template: Template, locale: string, more: Partial<Message> = {}): Message {
  const to = { email: 'ada@example.test', phone: '+4915112345678', name: 'Ada', locale, quiet: null }
  const order = {
    ...{ id: 'order', code: 'TH-7K3M-9QX2-F', currency: 'EUR', locale, goods: 249_900, shipping: 0 },
    ...{ tax: 39_900, total: 249_900, cancelReason: 'out-of-stock', paymentMethod: 'transfer' },
    transfer: { reference: 'TH-7K3M-9QX2-F', expiresAt: new Date('2026-12-06T12:00:00Z') },
    address: {
      name: 'Ada',
      line1: 'Torstraße 1',
      line2: null,
      postalCode: '10119',
      city: 'Berlin',
      country: 'DE',
    },
    parts: [part],
  }
  return {
    id: 'message',
    template,
    to,
    url: 'https://shop.example/link?token=1',
    reason: 'complaints',
    order,
    part,
    ...more,
  }
}

describe('a mail', () => {
  test('speaks the language of who gets it, in words, amounts and dates', async () => {
    const [en, de] = await Promise.all(LOCALES.map((one) => renderEmail(message('order-confirmation', one))))
    expect(en?.subject).toBe('Your order TH-7K3M-9QX2-F')
    expect(en?.html).toContain('<html dir="ltr" lang="en"')
    expect(en?.text).toContain('€2,499.00')
    expect(en?.text).toContain('Sunday 6 December 2026')
    expect(en?.text).toContain('Germany')
    expect(de?.subject).toBe('Deine Bestellung TH-7K3M-9QX2-F')
    expect(de?.html).toContain('<html dir="ltr" lang="de"')
    expect(de?.text).toContain('2.499,00\u00a0€')
    expect(de?.text).toContain('Sonntag, 6. Dezember 2026')
    expect(de?.text).toContain('Deutschland')
    expect(de?.html).toContain('https://shop.example/de/order/TH-7K3M-9QX2-F?key=')
  })

  const templates = Object.keys(templateData) as Template[]
  test.each(templates.flatMap((one) => LOCALES.map((locale) => [one, locale] as const)))(
    'for %s in %s is whole in both its parts, and nothing in it is markup of somebody else',
    async (template, locale) => {
      const { subject, html, text } = await renderEmail(message(template, locale))
      expect(subject).not.toMatch(/[{}]|mails\./)
      for (const body of [html.slice(html.indexOf('<body')), text]) expect(body).not.toMatch(/\{|\}|mails\./)
      expect(html).not.toContain('<tall>')
      expect(html.match(/<h1/g)).toHaveLength(1)
      expect([...html.matchAll(/<img [^>]*>/g)].filter(([tag]) => !/ alt=/.test(tag))).toEqual([])
      expect([...html.matchAll(/<table [^>]*>/g)].filter(([tag]) => !/presentation/.test(tag))).toEqual([])
      expect(text.split('\n\n').length).toBeGreaterThan(4)
    },
  )

  test('shows pictures that a mail program can fetch, and the words alone where there are none', async () => {
    const { html, text } = await renderEmail(message('vendor-new-order', 'en'))
    expect([...html.matchAll(/<img [^>]*src="([^"]+)"/g)].map(([, src]) => src)).toEqual([
      'https://shop.example/media/0123456789abcdef0123/160.webp',
    ])
    expect(text).toContain('Vase <tall>, Blue\n2 × €1,200.00  €2,400.00')
  })

  test('says why an order was cancelled, and nothing where nobody said why', async () => {
    const told = await renderEmail(message('order-cancelled', 'de'))
    expect(told.text).toContain('nicht mehr zu haben')
    const { order } = message('order-cancelled', 'de')
    const other = order && { ...order, cancelReason: 'other' }
    expect((await renderEmail(message('order-cancelled', 'de', { order: other }))).text).not.toContain(
      'zu haben',
    )
  })

  test('says why a shop is suspended, but not of what it is suspected', async () => {
    const told = async (reason: string) =>
      (await renderEmail(message('vendor-suspended', 'en', { reason }))).text
    expect(await told('misleading')).toContain('Descriptions or pictures mislead.')
    expect(await told('suspected-fraud')).not.toContain('fraud')
  })

  test('in a language that the shop does not have speaks the default one', async () => {
    expect((await renderEmail(message('verify-email', 'fr'))).subject).toContain('Please confirm')
  })
})

describe('an SMS', () => {
  test('speaks the language of who gets it, and fits into one', () => {
    for (const locale of LOCALES) {
      const body = (template: Template) => renderSms(message(template, locale))?.body ?? ''
      expect(body('order-confirmation')).toContain(locale === 'de' ? '/de/order/find' : 'example/order/find')
      expect(body('parcel-shipped')).toMatch(/Kiln & Ember .*TH-7K3M-9QX2-F\/1.* 42\.$/)
      for (const template of [
        'order-confirmation',
        'order-cancelled',
        'parcel-shipped',
        'vendor-new-order',
      ] as const)
        expect(body(template).length).toBeLessThanOrEqual(160)
    }
  })
})
