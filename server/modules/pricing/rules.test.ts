import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvariantError } from '#server/core/errors.ts'
import { MAX_AMOUNT } from '#server/core/money.ts'
import { type PriceCartInput, type PricedCart, type PricingLine, priceCart } from './rules.ts'

const line = (changes: Partial<PricingLine> = {}): PricingLine => ({
  variantId: 'v1',
  productId: 'p1',
  vendorId: 'anna',
  quantity: 1,
  unitPrice: 10_000,
  currency: 'EUR',
  taxClass: 'standard',
  freight: null,
  ...changes,
})

const cart = (changes: Partial<PriceCartInput> = {}): PriceCartInput => ({
  currency: 'EUR',
  country: 'DE',
  platform: {
    commissionBps: 1000,
    taxRates: [
      { country: '*', taxClass: 'standard', bps: 0 },
      { country: 'DE', taxClass: 'standard', bps: 1900 },
      { country: 'DE', taxClass: 'reduced', bps: 700 },
      { country: 'DE', taxClass: 'zero', bps: 0 },
    ],
  },
  lines: [line()],
  vendors: [
    { vendorId: 'anna', commissionBps: null, shippingRate: { base: 490, perItem: 100, freeFrom: null } },
    { vendorId: 'bert', commissionBps: 1500, shippingRate: { base: 0, perItem: 0, freeFrom: null } },
  ],
  ...changes,
})

function priced(input: PriceCartInput): PricedCart {
  const result = priceCart(input)
  if (!result.ok) throw new Error(result.reason)
  return result.cart
}

const withRate = (rate: { base: number; perItem: number; freeFrom: number | null } | null) => [
  { vendorId: 'anna', commissionBps: null, shippingRate: rate },
]

describe('a line', () => {
  it('contains the tax of the country of delivery, and pays commission on its goods with tax', () => {
    const [one] = priced(cart({ lines: [line({ unitPrice: 11_900, quantity: 2 })] })).lines
    expect(one).toMatchObject({ lineNumber: 1, goods: 23_800, taxBps: 1900, tax: 3800, commission: 2380 })
  })
  it('is taxed and charged commission after what the vendor takes off', () => {
    const [one] = priced(cart({ lines: [line({ unitPrice: 11_900, vendorDiscount: 5950 })] })).lines
    expect(one).toMatchObject({ goods: 11_900, discount: 5950, tax: 950, commission: 595 })
  })
  it('falls back to the rate of all other countries', () => {
    expect(priced(cart({ country: 'NO' })).lines[0]).toMatchObject({ taxBps: 0, tax: 0 })
  })
  it('is whole yen and whole fils where the currency is', () => {
    const yen = { lines: [line({ unitPrice: 1999, currency: 'JPY' })], currency: 'JPY' }
    expect(priced(cart(yen)).lines[0]).toMatchObject({ tax: 319, commission: 200 })
    const fils = { lines: [line({ unitPrice: 12_345, currency: 'KWD' })], currency: 'KWD' }
    expect(priced(cart(fils)).lines[0]).toMatchObject({ tax: 1971, commission: 1235 })
  })
})

describe('delivery', () => {
  it('costs the base once and each further unit', () => {
    const lines = [line({ quantity: 2 }), line({ variantId: 'v2' })]
    expect(priced(cart({ lines })).vendors[0]?.shipping).toBe(490 + 2 * 100)
  })
  it('is free from the threshold on, counted after discount', () => {
    const vendors = withRate({ base: 490, perItem: 0, freeFrom: 10_000 })
    expect(priced(cart({ vendors })).totals.shipping).toBe(0)
    expect(priced(cart({ vendors, lines: [line({ vendorDiscount: 1 })] })).totals.shipping).toBe(490)
  })
  it('costs a variant its own freight per unit, beside the rate of the others', () => {
    const lines = [line({ freight: 325, quantity: 3 }), line({ variantId: 'v2' })]
    const { lines: out, vendors } = priced(cart({ lines }))
    expect(out.map((one) => one.shipping)).toEqual([975, 490])
    expect(vendors[0]?.shipping).toBe(1465)
  })
  it('needs no rate where every line has its own freight, a freight of nothing included', () => {
    expect(priced(cart({ vendors: withRate(null), lines: [line({ freight: 0 })] })).totals.shipping).toBe(0)
  })
  it('is taxed as the goods that it brings, by value where they are taxed differently', () => {
    const lines = [line({ unitPrice: 7500 }), line({ variantId: 'v2', taxClass: 'reduced', unitPrice: 2500 })]
    const { lines: out } = priced(
      cart({ lines, vendors: withRate({ base: 1000, perItem: 0, freeFrom: null }) }),
    )
    expect(out.map((one) => [one.shipping, one.shippingTax])).toEqual([
      [750, 120],
      [250, 16],
    ])
  })
})

describe('a cart', () => {
  it('has a part for each vendor, in the order in which they appear, with its own commission', () => {
    const lines = [line({ vendorId: 'bert' }), line(), line({ vendorId: 'bert', unitPrice: 500 })]
    const { vendors, lines: out } = priced(cart({ lines }))
    expect(vendors.map(({ vendorId, number, commission }) => [vendorId, number, commission])).toEqual([
      ['bert', 1, 1575],
      ['anna', 2, 1000],
    ])
    expect(out.map((one) => [one.lineNumber, one.vendorId])).toEqual([
      [1, 'bert'],
      [2, 'anna'],
      [3, 'bert'],
    ])
  })
  it('without lines has no price', () => {
    expect(priceCart(cart({ lines: [] }))).toEqual({ ok: false, reason: 'cart-empty' })
  })
  it('in two currencies has no price', () => {
    const lines = [line(), line({ currency: 'BRL' })]
    expect(priceCart(cart({ lines }))).toEqual({ ok: false, reason: 'mixed-currency' })
  })
  it('names the tax classes that have no rate and the vendors who do not deliver', () => {
    const taxes = cart({ country: 'NO', lines: [line({ taxClass: 'reduced' }), line()] })
    expect(priceCart(taxes)).toEqual({ ok: false, reason: 'missing-rate', taxClasses: ['reduced'] })
    const nobody = cart({ vendors: withRate(null) })
    expect(priceCart(nobody)).toEqual({ ok: false, reason: 'no-delivery', vendorIds: ['anna'] })
  })
  it('is refused from the first unit on that the columns cannot hold', () => {
    const vendors = withRate({ base: 7, perItem: 0, freeFrom: null })
    const at = (unitPrice: number) => priceCart(cart({ vendors, lines: [line({ unitPrice })] }))
    expect(at(MAX_AMOUNT - 7).ok).toBe(true)
    const tooLarge = { ok: false, reason: 'amount-too-large' }
    expect(at(MAX_AMOUNT - 6)).toEqual(tooLarge)
    expect(at(Number.MAX_SAFE_INTEGER)).toEqual(tooLarge)
    const many = { lines: [line({ quantity: 999, freight: MAX_AMOUNT })] }
    expect(priceCart(cart(many))).toEqual(tooLarge)
    const discounted = line({ unitPrice: MAX_AMOUNT, quantity: 2, vendorDiscount: MAX_AMOUNT })
    expect(priceCart(cart({ lines: [discounted] }))).toEqual(tooLarge)
    const dear = withRate({ base: MAX_AMOUNT, perItem: MAX_AMOUNT, freeFrom: null })
    expect(priceCart(cart({ vendors: dear, lines: [line({ unitPrice: 0, quantity: 99 })] }))).toEqual(
      tooLarge,
    )
  })
  it('that cannot exist is a defect of ours', () => {
    for (const wrong of [
      { quantity: 0 },
      { unitPrice: 0.5 },
      { vendorDiscount: 10_001 },
      { vendorId: 'carl' },
    ]) {
      expect(() => priceCart(cart({ lines: [line(wrong)] }))).toThrow(InvariantError)
    }
    const greedy = { commissionBps: 5001, taxRates: cart().platform.taxRates }
    expect(() => priceCart(cart({ platform: greedy }))).toThrow(InvariantError)
  })
})

const bps = fc.integer({ min: 0, max: 5000 })
const small = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 100_000 }))
const anyLine = fc
  .record({
    vendorId: fc.constantFrom('anna', 'bert', 'cleo'),
    quantity: fc.integer({ min: 1, max: 99 }),
    unitPrice: small,
    taxClass: fc.constantFrom('standard', 'reduced', 'zero'),
    freight: fc.option(small),
    off: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ off, ...rest }) =>
    line({ ...rest, vendorDiscount: Math.floor(rest.unitPrice * rest.quantity * off) }),
  )
const anyCart: fc.Arbitrary<PriceCartInput> = fc
  .record({
    lines: fc.array(anyLine, { minLength: 1, maxLength: 12 }),
    commissions: fc.array(fc.option(bps), { minLength: 3, maxLength: 3 }),
    rates: fc.array(fc.record({ base: small, perItem: small, freeFrom: fc.option(small) }), {
      minLength: 3,
      maxLength: 3,
    }),
    platformBps: bps,
    taxes: fc.array(bps, { minLength: 3, maxLength: 3 }),
  })
  .map(({ lines, commissions, rates, platformBps, taxes }) =>
    cart({
      lines,
      platform: {
        commissionBps: platformBps,
        taxRates: ['standard', 'reduced', 'zero'].map((taxClass, i) => ({
          country: 'DE',
          taxClass,
          bps: taxes[i] ?? 0,
        })),
      },
      vendors: ['anna', 'bert', 'cleo'].map((vendorId, i) => ({
        vendorId,
        commissionBps: commissions[i] ?? null,
        shippingRate: rates[i] ?? null,
      })),
    }),
  )

describe('every cart', () => {
  it('ties out: what the customer pays is what vendors earn, the platform keeps and the state gets', () => {
    fc.assert(
      fc.property(anyCart, (input) => {
        const { lines, vendors, totals } = priced(input)
        for (const key of [
          'goods',
          'discount',
          'shipping',
          'shippingTax',
          'tax',
          'commission',
          'total',
          'net',
        ] as const) {
          expect(vendors.reduce((sum, vendor) => sum + vendor[key], 0)).toBe(totals[key])
        }
        expect(totals.net + totals.commission + totals.tax).toBe(totals.total)
        const customerPays = lines.reduce(
          (sum, one) => sum + one.unitPrice * one.quantity - one.discount + one.shipping,
          0,
        )
        expect(totals.total).toBe(customerPays)
      }),
    )
  })
  it('leaves no vendor and no line below nothing, at whatever rates the settings allow', () => {
    fc.assert(
      fc.property(anyCart, (input) => {
        const { lines, vendors } = priced(input)
        for (const { net } of vendors) expect(net).toBeGreaterThanOrEqual(0)
        for (const one of lines) {
          expect(one.goods - one.discount - one.tax - one.commission).toBeGreaterThanOrEqual(0)
          expect(one.shipping - one.shippingTax).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
  it('keeps the lines in their order, and each vendor in one part', () => {
    fc.assert(
      fc.property(anyCart, (input) => {
        const { lines, vendors } = priced(input)
        expect(lines.map((one) => one.vendorId)).toEqual(input.lines.map((one) => one.vendorId))
        expect(vendors.map(({ vendorId }) => vendorId)).toEqual([
          ...new Set(input.lines.map((one) => one.vendorId)),
        ])
      }),
    )
  })
  it('delivers each parcel at exactly its rate', () => {
    fc.assert(
      fc.property(anyCart, (input) => {
        for (const vendor of priced(input).vendors) {
          const own = input.lines.filter((one) => one.vendorId === vendor.vendorId)
          const together = own.filter((one) => one.freight === null)
          const rate = input.vendors.find((one) => one.vendorId === vendor.vendorId)?.shippingRate
          const free = rate?.freeFrom != null && vendor.goods - vendor.discount >= rate.freeFrom
          const units = together.reduce((sum, one) => sum + one.quantity, 0)
          const atRate = rate && units > 0 && !free ? rate.base + rate.perItem * (units - 1) : 0
          const atFreight = own.reduce((sum, one) => sum + (one.freight ?? 0) * one.quantity, 0)
          expect(vendor.shipping).toBe(atRate + atFreight)
        }
      }),
    )
  })
})
