/** A made-up folder of orders for tests, in the shape that `readFolder` reads. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const HEADERS = {
  'orders.csv':
    'order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date',
  'order_items.csv': 'order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value',
  'order_payments.csv': 'order_id,payment_sequential,payment_type,payment_installments,payment_value',
  'sellers.csv': 'seller_id,seller_zip_code_prefix,seller_city,seller_state',
  'products.csv':
    'product_id,product_category_name,product_name_lenght,product_description_lenght,product_photos_qty,product_weight_g,product_length_cm,product_height_cm,product_width_cm',
  'customers.csv': 'customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state',
  'product_category_name_translation.csv': 'product_category_name,product_category_name_english',
} as const
export type FileName = keyof typeof HEADERS

export const anOrder = (id: string, customer = 'anna', at = '2018-03-07 23:00:33') =>
  `${id},${customer},delivered,${at},,,,2018-03-29 00:00:00`
export const anItem = (order: string, number: number, product: string, seller: string, money: string) =>
  `${order},${number},${product},${seller},2018-03-12 10:00:00,${money}`
export const aPayment = (order: string, type: string, number = 1) => `${order},${number},${type},1,10.00`

/** Rows of each file, without their headers. */
export type Rows = Record<FileName, string[]>

/** Three orders: by card from one seller, two units alike; by voucher and card from two; by boleto. 250.04 BRL in all. */
export function madeUpRows(): Rows {
  return {
    'orders.csv': [anOrder('first'), anOrder('second', 'bruno'), anOrder('third')],
    'order_items.csv': [
      anItem('first', 1, 'lamp', 'south', '19.9,5.01'),
      anItem('first', 2, 'lamp', 'south', '19.9,5.01'),
      anItem('second', 1, 'lamp', 'south', '21.99,5.01'),
      anItem('second', 2, 'chair', 'north', '150.0,0.0'),
      anItem('third', 1, 'chair', 'south', '20,3.22'),
    ],
    'order_payments.csv': [
      aPayment('first', 'credit_card'),
      aPayment('second', 'voucher'),
      aPayment('second', 'credit_card', 2),
      aPayment('third', 'boleto'),
    ],
    'sellers.csv': ['south,01000,são paulo,SP', 'north,69000,manaus,AM', 'idle,20000,"rio, de janeiro",RJ'],
    'products.csv': ['lamp,iluminacao,40,300,1,900,20,20,20', 'chair,,40,300,,4000,90,50,50'],
    'customers.csv': ['anna,u-anna,01001,são paulo,SP', 'bruno,u-bruno,69001,manaus,AM'],
    'product_category_name_translation.csv': ['iluminacao,lighting'],
  }
}

/** Writes the rows into a new folder; `without` leaves a file out. */
export function writeFolder(rows: Rows, { without }: { without?: FileName } = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'tradehall-replay-'))
  for (const [name, header] of Object.entries(HEADERS)) {
    if (name === without) continue
    writeFileSync(join(folder, name), `${[header, ...rows[name as FileName]].join('\n')}\n`)
  }
  return folder
}
