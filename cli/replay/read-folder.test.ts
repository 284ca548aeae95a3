import { describe, expect, it, test } from 'vitest'
import { linesOf, readFolder } from './read-folder.ts'
import { centsOf, isInstant } from './tables.ts'
import { anItem, anOrder, aPayment, madeUpRows, type Rows, writeFolder } from './testing.ts'

function read(change: (rows: Rows) => void = () => {}) {
  const rows = madeUpRows()
  change(rows)
  const folder = readFolder(writeFolder(rows))
  const skipped = [...folder.orders].flatMap(([id, order]) => (order ? [] : [id]))
  return { folder, skipped, problems: folder.problems.map(({ file, line }) => `${file}:${line}`) }
}

describe('a folder of orders', () => {
  it('is read to the cent, with who pays how', () => {
    const { folder, problems } = read()
    expect(problems).toEqual([])
    expect([...folder.orders.values()].map((order) => order?.method)).toEqual(['card', 'card', 'transfer'])
    expect(folder.orders.get('second')?.units).toEqual([
      { productId: 'lamp', sellerId: 'south', price: 2199, freight: 501 },
      { productId: 'chair', sellerId: 'north', price: 15000, freight: 0 },
    ])
    expect(folder.products.get('lamp')).toEqual({ category: 'lighting' })
    expect(folder.sellers.get('idle')).toEqual({ city: 'rio, de janeiro' })
  })

  const faults: [string, (rows: Rows) => void, string, string[]][] = [
    [
      'a price that is no number',
      (r) => r['order_items.csv'].push(anItem('first', 3, 'lamp', 'south', 'x,1')),
      'order_items.csv:7',
      ['first'],
    ],
    [
      'a negative freight',
      (r) => r['order_items.csv'].push(anItem('first', 3, 'lamp', 'south', '1,-1')),
      'order_items.csv:7',
      ['first'],
    ],
    [
      'a tenth of a cent',
      (r) => r['order_items.csv'].push(anItem('first', 3, 'lamp', 'south', '1.001,1')),
      'order_items.csv:7',
      ['first'],
    ],
    [
      'a price of nothing',
      (r) => r['order_items.csv'].push(anItem('first', 3, 'lamp', 'south', '0,1')),
      'order_items.csv:7',
      ['first'],
    ],
    [
      'an unknown product',
      (r) => r['order_items.csv'].push(anItem('first', 3, 'sofa', 'south', '1,1')),
      'order_items.csv:7',
      ['first'],
    ],
    [
      'an unknown seller',
      (r) => r['order_items.csv'].push(anItem('first', 3, 'lamp', 'west', '1,1')),
      'order_items.csv:7',
      ['first'],
    ],
    [
      'an item that stands there twice',
      (r) => r['order_items.csv'].push(anItem('first', 2, 'lamp', 'south', '1,1')),
      'order_items.csv:7',
      ['first'],
    ],
    [
      'an item of an unknown order',
      (r) => r['order_items.csv'].push(anItem('fourth', 1, 'lamp', 'south', '1,1')),
      'order_items.csv:7',
      [],
    ],
    [
      'a row that is too short',
      (r) => r['order_items.csv'].push('first,3,lamp'),
      'order_items.csv:7',
      ['first'],
    ],
    [
      'a quote that is not closed',
      (r) => r['order_items.csv'].push('third,2,"lamp,south,,1,1'),
      'order_items.csv:7',
      ['third'],
    ],
    [
      'a day that does not exist',
      (r) => r['orders.csv'].splice(1, 1, anOrder('second', 'bruno', '2018-02-30 10:00:00')),
      'orders.csv:3',
      ['second'],
    ],
    [
      'an unknown customer',
      (r) => r['orders.csv'].splice(1, 1, anOrder('second', 'carla')),
      'orders.csv:3',
      ['second'],
    ],
    [
      'an order that stands there twice',
      (r) => r['orders.csv'].push(anOrder('second')),
      'orders.csv:5',
      ['second'],
    ],
    ['an order without items', (r) => r['orders.csv'].push(anOrder('fourth')), 'orders.csv:5', ['fourth']],
    [
      'a payment that is no number',
      (r) => r['order_payments.csv'].push('third,2,voucher,1,much'),
      'order_payments.csv:6',
      ['third'],
    ],
    [
      'a payment of an unknown order',
      (r) => r['order_payments.csv'].push(aPayment('fourth', 'boleto')),
      'order_payments.csv:6',
      [],
    ],
  ]
  test.each(faults)('with %s says where, and leaves the whole order out', (_, change, where, skipped) => {
    expect(read(change)).toMatchObject({ problems: [where], skipped })
  })

  it('leaves out the orders of a seller and a product whose own rows are wrong', () => {
    const { problems, skipped } = read((rows) => {
      rows['sellers.csv'][1] = 'north,69000'
      rows['products.csv'][0] = 'lamp,iluminacao,40,300,1,heavy,20,20,20'
    })
    expect(problems.slice(0, 2)).toEqual(['sellers.csv:3', 'products.csv:2'])
    expect(skipped).toEqual(['first', 'second'])
  })

  it.each(['orders.csv', 'order_items.csv', 'order_payments.csv', 'sellers.csv', 'products.csv'] as const)(
    'is of no use without %s',
    (without) => {
      const folder = readFolder(writeFolder(madeUpRows(), { without }))
      expect(folder.unusable).toBe(true)
      expect(folder.problems).toContainEqual({ file: without, line: 0, message: 'the file is missing' })
      expect([...folder.orders.values()].filter(Boolean)).toEqual([])
    },
  )

  it.each(['customers.csv', 'product_category_name_translation.csv'] as const)(
    'does without %s, but says so',
    (without) => {
      const folder = readFolder(writeFolder(madeUpRows(), { without }))
      expect(folder.problems).toEqual([{ file: without, line: 0, message: 'the file is missing' }])
      expect([...folder.orders.values()].filter(Boolean)).toHaveLength(3)
    },
  )
})

describe('the lines of an order', () => {
  const unit = { productId: 'lamp', sellerId: 'south', price: 100, freight: 10 }
  it('are one per product, seller, price and freight, and never longer than a cart allows', () => {
    const units = [...Array(100).fill(unit), { ...unit, freight: 11 }]
    const lines = linesOf({ id: 'o', customerId: 'c', method: 'card', units })
    expect(lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['lamp:100:10', 99],
      ['lamp:100:10:2', 1],
      ['lamp:100:11', 1],
    ])
  })
})

test('amounts are exact, and only amounts', () => {
  expect(['225.0', '39.9', '0.07', '1.15', '12'].map(centsOf)).toEqual([22500, 3990, 7, 115, 1200])
  expect(['', '1,5', '1e3', ' 1', '.5', '1.', '99999999.99', 'NaN'].map(centsOf)).toEqual(Array(8).fill(null))
})

test('dates are dates', () => {
  expect(['2017-11-27 19:09:02', '2020-02-29 00:00:00'].map(isInstant)).toEqual([true, true])
  expect(
    ['2017-11-31 10:00:00', '2017-11-27', '2019-02-29 00:00:00', '2017-11-27 24:00:00'].map(isInstant),
  ).toEqual(Array(4).fill(false))
})
