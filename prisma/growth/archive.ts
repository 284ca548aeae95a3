import type { BookedPart } from '#server/modules/ledger/rules.ts'
import type { VendorOrderStatus } from '#server/modules/orders/rules.ts'
import type { Books } from './books.ts'
import type { RowBuffer } from './copy-rows.ts'
import type { History } from './history.ts'
import type { PartJourney } from './journey.ts'
import type { Sales } from './sales.ts'

/** Where a past order's rows go, and who adds up what they come to. */
export interface Archive {
  rows: RowBuffer
  books: Books
  history: History
  sales: Sales
  /** Units by variant. */
  sold: Map<string, number>
  held: Map<string, number>
  shipByHours: number
  now: Date
}

/** A vendor's part as it is written: its frozen figures and how far it came. */
export interface Part extends BookedPart, PartJourney {
  number: number
  status: VendorOrderStatus
  holdDays: number
  index: number
}
