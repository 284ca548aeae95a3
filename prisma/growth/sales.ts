import { STATS_LISTENER } from '#server/modules/stats/count-sales.ts'
import type { RowBuffer } from './copy-rows.ts'

/** A part as its daily figures are counted. Minor units. */
export interface CountedPart {
  id: string
  vendorId: string
  total: number
  commission: number
  lines: readonly { productId: string; quantity: number; charged: number }[]
}

interface VendorFigures {
  orders: number
  units: number
  gross: number
  commission: number
  cancelled: number
}

interface ProductFigures {
  vendorId: string
  orders: number
  units: number
  gross: number
}

/**
 * The daily figures as `countSales` and `rebuildStats` come to them, a day at a time: orders arrive in the order of
 * their placement. What is finished is text for COPY into the tables' look-alikes.
 */
export class Sales {
  readonly vendorDays: string[] = []
  readonly productDays: string[] = []
  #day = ''
  #vendors = new Map<string, VendorFigures>()
  #products = new Map<string, ProductFigures>()
  readonly #rows: RowBuffer
  readonly #currency: string
  readonly #dayOf: Intl.DateTimeFormat

  constructor(rows: RowBuffer, { currency, zone }: { currency: string; zone: string }) {
    this.#rows = rows
    this.#currency = currency
    // en-CA writes 2026-11-22.
    this.#dayOf = new Intl.DateTimeFormat('en-CA', { timeZone: zone })
  }

  /** `receipts`: whether the order is young enough to have them still. */
  count(
    parts: readonly CountedPart[],
    { placedAt, cancelled, receipts }: { placedAt: Date; cancelled: boolean; receipts: boolean },
  ): void {
    const day = this.#dayOf.format(placedAt)
    if (day !== this.#day) this.finishDay()
    this.#day = day
    const stands = cancelled ? 0 : 1
    for (const part of parts) {
      if (receipts) {
        const receipt = { listener: STATS_LISTENER, subject: part.id, createdAt: placedAt }
        this.#rows.add('receipts', { ...receipt, effectKey: 'placed' })
        if (cancelled) this.#rows.add('receipts', { ...receipt, effectKey: 'cancelled' })
      }
      const figures = this.#vendors.get(part.vendorId) ?? {
        ...{ orders: 0, units: 0, gross: 0, commission: 0, cancelled: 0 },
      }
      figures.orders += stands
      figures.gross += stands * part.total
      figures.commission += stands * part.commission
      figures.cancelled += 1 - stands
      for (const { quantity } of part.lines) figures.units += stands * quantity
      this.#vendors.set(part.vendorId, figures)
      this.#countProducts(part, stands)
    }
  }

  #countProducts({ vendorId, lines }: CountedPart, stands: number): void {
    for (const [productId, own] of Map.groupBy(lines, (line) => line.productId)) {
      const figures = this.#products.get(productId) ?? { vendorId, orders: 0, units: 0, gross: 0 }
      figures.orders += stands
      for (const { quantity, charged } of own) {
        figures.units += stands * quantity
        figures.gross += stands * charged
      }
      this.#products.set(productId, figures)
    }
  }

  finishDay(): void {
    const [day, currency] = [this.#day, this.#currency]
    let text = ''
    for (const [vendorId, f] of this.#vendors) {
      text += `${vendorId}\t${day}\t${currency}\t${f.orders}\t${f.units}\t${f.gross}\t${f.commission}\t${f.cancelled}\n`
    }
    if (text) this.vendorDays.push(text)
    text = ''
    for (const [productId, f] of this.#products) {
      text += `${productId}\t${day}\t${currency}\t${f.vendorId}\t${f.orders}\t${f.units}\t${f.gross}\n`
    }
    if (text) this.productDays.push(text)
    this.#vendors.clear()
    this.#products.clear()
  }
}
