import { MAX_AMOUNT } from '#server/core/money.ts'
import { MAX_LINES, MAX_QUANTITY } from '#server/modules/cart/schema.ts'
import { centsOf, type Problem, type Row, readTable, type Table } from './tables.ts'

/** One unit that somebody ordered. Amounts: minor units. */
export interface Unit {
  productId: string
  sellerId: string
  price: number
  freight: number
}

export interface SourceOrder {
  id: string
  customerId: string
  method: 'card' | 'transfer'
  units: Unit[]
}

export interface Folder {
  /** Every order of the folder in the order of the file; null: it is skipped. */
  orders: Map<string, SourceOrder | null>
  problems: Problem[]
  /** A file or a column that everything depends on is not there. */
  unusable: boolean
  sellers: Map<string, { city: string }>
  /** Its category in English, where there is one. */
  products: Map<string, { category: string | null }>
  customers: Map<string, { name: string; postalCode: string; city: string; state: string }>
}

const ORDERS = {
  order_id: 'id',
  customer_id: 'id',
  order_status: 'text?',
  order_purchase_timestamp: 'date',
  order_approved_at: 'date?',
  order_delivered_carrier_date: 'date?',
  order_delivered_customer_date: 'date?',
  order_estimated_delivery_date: 'date?',
} as const
const ITEMS = {
  order_id: 'id',
  order_item_id: 'id',
  product_id: 'id',
  seller_id: 'id',
  shipping_limit_date: 'date?',
  price: 'amount',
  freight_value: 'amount',
} as const
const PAYMENTS = {
  order_id: 'id',
  payment_sequential: 'number?',
  payment_type: 'id',
  payment_installments: 'number?',
  payment_value: 'amount',
} as const
const SELLERS = { seller_id: 'id', seller_city: 'text?' } as const
const PRODUCTS = {
  product_id: 'id',
  product_category_name: 'text?',
  product_photos_qty: 'number?',
  product_weight_g: 'number?',
  product_length_cm: 'number?',
  product_height_cm: 'number?',
  product_width_cm: 'number?',
} as const
const CUSTOMERS = {
  customer_id: 'id',
  customer_unique_id: 'text?',
  customer_zip_code_prefix: 'text?',
  customer_city: 'text?',
  customer_state: 'text?',
} as const
const CATEGORIES = { product_category_name: 'id', product_category_name_english: 'text?' } as const

/**
 * Reads a folder of orders. A row that is not as it should be is reported with its file and line and left out, and the
 * whole order that it belongs to with it. Customers and category names only dress an order up: without their files,
 * which is reported, orders go without.
 */
export function readFolder(folder: string): Folder {
  const problems: Problem[] = []
  const report = (problem: Problem) => problems.push(problem)
  const tables = {
    orders: readTable(folder, 'orders.csv', ORDERS, report),
    items: readTable(folder, 'order_items.csv', ITEMS, report),
    payments: readTable(folder, 'order_payments.csv', PAYMENTS, report),
    sellers: readTable(folder, 'sellers.csv', SELLERS, report),
    products: readTable(folder, 'products.csv', PRODUCTS, report),
    customers: readTable(folder, 'customers.csv', CUSTOMERS, report),
    categories: readTable(folder, 'product_category_name_translation.csv', CATEGORIES, report),
  }
  const english = new Map(
    tables.categories.rows.map(({ cells }) => [
      cells.product_category_name,
      cells.product_category_name_english,
    ]),
  )
  const parts = {
    problems,
    sellers: keyed(tables.sellers, 'seller_id', report, ({ seller_city }) => ({ city: seller_city })),
    products: keyed(tables.products, 'product_id', report, ({ product_category_name: name }) => ({
      category: (english.get(name) || name || null)?.replaceAll('_', ' ') ?? null,
    })),
    customers: keyed(tables.customers, 'customer_id', report, (cells) => ({
      name: cells.customer_unique_id || cells.customer_id,
      postalCode: cells.customer_zip_code_prefix,
      city: cells.customer_city,
      state: cells.customer_state,
    })),
  }
  const { orders, items, payments, sellers, products } = tables
  const unusable = [orders, items, payments, sellers, products].some(({ missing }) => missing)
  const drafts = draftOrders(orders, report)
  if (!unusable) {
    const known = { ...parts, customersAreMissing: tables.customers.missing }
    checkCustomers(drafts, known, report)
    addUnits(drafts, items, known, report)
    addPayments(drafts, payments, report)
    checkWhole(drafts, report)
  }
  const finished = [...drafts].map(
    ([id, { skipped, order }]) => [id, skipped || unusable ? null : order] as const,
  )
  return { ...parts, unusable, orders: new Map(finished) }
}

interface Draft {
  line: number
  order: SourceOrder
  skipped: boolean
  /** What tells its items apart. */
  itemIds: Set<string>
}
type Drafts = Map<string, Draft>
type Report = (problem: Problem) => void

function keyed<const C extends Record<string, 'id' | 'text?' | 'number?'>, T>(
  { file, rows }: Table<C>,
  key: keyof C,
  report: Report,
  make: (cells: Record<keyof C, string>) => T,
): Map<string, T> {
  const found = new Map<string, T>()
  for (const { cells, line, problems } of rows) {
    if (problems.length > 0) continue
    if (found.has(cells[key]))
      report({ file, line, message: `${String(key)} ${cells[key]} stands there before` })
    else found.set(cells[key], make(cells))
  }
  return found
}

function draftOrders({ file, rows }: Table<typeof ORDERS>, report: Report): Drafts {
  const drafts: Drafts = new Map()
  for (const { cells, line, problems } of rows) {
    const id = cells.order_id || `line ${line}`
    const before = drafts.get(id)
    if (before) {
      before.skipped = true
      report({ file, line, message: `order ${id} stands there before; it is skipped` })
      continue
    }
    drafts.set(id, {
      ...{ line, skipped: problems.length > 0, itemIds: new Set() },
      order: { id, customerId: cells.customer_id, method: 'transfer', units: [] },
    })
  }
  return drafts
}

function checkCustomers(
  drafts: Drafts,
  { customers, customersAreMissing }: Pick<Folder, 'customers'> & { customersAreMissing: boolean },
  report: Report,
): void {
  if (customersAreMissing) return
  for (const draft of drafts.values()) {
    if (draft.skipped || customers.has(draft.order.customerId)) continue
    draft.skipped = true
    report({
      file: 'orders.csv',
      line: draft.line,
      message: `there is no customer ${draft.order.customerId}`,
    })
  }
}

/** The order that a row of `file` belongs to, if there is one; a row that is wrong takes its order with it. */
function orderOf(
  drafts: Drafts,
  file: string,
  { cells, line, problems }: Row<{ order_id: 'id' }>,
  report: Report,
): Draft | null {
  const draft = drafts.get(cells.order_id)
  if (draft && problems.length > 0) draft.skipped = true
  if (!draft && problems.length === 0) report({ file, line, message: `there is no order ${cells.order_id}` })
  return problems.length > 0 ? null : (draft ?? null)
}

function addUnits(
  drafts: Drafts,
  { file, rows }: Table<typeof ITEMS>,
  { sellers, products }: Pick<Folder, 'sellers' | 'products'>,
  report: Report,
): void {
  for (const row of rows) {
    const draft = orderOf(drafts, file, row, report)
    if (!draft) continue
    const { order_item_id, product_id: productId, seller_id: sellerId } = row.cells
    const [price, freight] = [centsOf(row.cells.price) ?? 0, centsOf(row.cells.freight_value) ?? 0]
    const faults = [
      products.has(productId) ? null : `there is no product ${productId}`,
      sellers.has(sellerId) ? null : `there is no seller ${sellerId}`,
      price > 0 ? null : 'a price of nothing cannot be asked',
      draft.itemIds.has(order_item_id) ? `order_item_id ${order_item_id} stands there before` : null,
    ].filter((fault) => fault !== null)
    for (const message of faults) report({ file, line: row.line, message })
    if (faults.length > 0) draft.skipped = true
    draft.itemIds.add(order_item_id)
    draft.order.units.push({ productId, sellerId, price, freight })
  }
}

function addPayments(drafts: Drafts, { file, rows }: Table<typeof PAYMENTS>, report: Report): void {
  for (const row of rows) {
    const draft = orderOf(drafts, file, row, report)
    if (draft && row.cells.payment_type === 'credit_card') draft.order.method = 'card'
  }
}

/** What only shows in an order as a whole. */
function checkWhole(drafts: Drafts, report: Report): void {
  for (const draft of drafts.values()) {
    if (draft.skipped) continue
    const { units } = draft.order
    const total = units.reduce((sum, { price, freight }) => sum + price + freight, 0)
    const fault =
      units.length === 0
        ? 'has no items'
        : total > MAX_AMOUNT
          ? 'is worth more than an order can be'
          : linesOf(draft.order).length > MAX_LINES
            ? `has more than ${MAX_LINES} different lines`
            : null
    if (!fault) continue
    draft.skipped = true
    report({ file: 'orders.csv', line: draft.line, message: `order ${draft.order.id} ${fault}` })
  }
}

/** What goes into the cart: one line per variant. Amounts: minor units. */
export interface Line extends Unit {
  /** Names the variant within its seller, the same on every run. */
  sku: string
  quantity: number
}

/**
 * An order's units by variant, which there is for each product, seller, price and freight. More units than a line may
 * hold become further lines, of variants that are otherwise alike.
 */
export function linesOf({ units }: SourceOrder): Line[] {
  const alike = Map.groupBy(units, ({ productId, sellerId, price, freight }) =>
    [sellerId, productId, price, freight].join(':'),
  )
  return [...alike.values()].flatMap((same) => {
    const [unit] = same as [Unit, ...Unit[]]
    const sku = `${unit.productId}:${unit.price}:${unit.freight}`
    return Array.from({ length: Math.ceil(same.length / MAX_QUANTITY) }, (_, part) => ({
      ...unit,
      sku: part === 0 ? sku : `${sku}:${part + 1}`,
      quantity: Math.min(MAX_QUANTITY, same.length - part * MAX_QUANTITY),
    }))
  })
}
