/** What vendors see when the line is slow, cut, or the server fails in the middle: words, and nothing lost. */
import { expect, type Page, test } from '@playwright/test'
import { BROKEN_ANSWER } from '../pages/broken-server.ts'
import { newOrder, type Scene } from '../pages/kiln-and-ember.ts'
import { openWindow } from '../pages/open-window.ts'
import { settled } from '../pages/settled.ts'
import { slowDown } from '../pages/slow-line.ts'

const BROKEN = /^Something went wrong on our side/
const UNREACHABLE = /^We could not reach the shop/
const call = (procedure: string) => `**/api/trpc/vendor.${procedure}*`

async function openNewOrder(page: Page, scene: Scene): Promise<void> {
  const { vendor, vendorOrderId } = await newOrder(scene)
  await vendor.hand(page)
  await page.goto(`/vendor/orders/${vendorOrderId}`)
  await settled(page)
}

test('an order is accepted once, although the server failed, the line was cut and a reply was lost before', {
  tag: '@desk',
}, async ({ page, playwright, baseURL }) => {
  await openNewOrder(page, { playwright, baseURL })
  const accept = page.getByRole('button', { name: 'Accept' })
  await page.route(call('orders.accept'), (route) => route.fulfill(BROKEN_ANSWER))
  await accept.click()
  await expect(page.getByText(BROKEN).first()).toBeVisible()
  await page.unroute(call('orders.accept'))
  await page.route(call('orders.accept'), (route) => route.abort())
  await accept.click()
  await expect(page.getByText(UNREACHABLE).first()).toBeVisible()
  await page.reload()
  await expect(accept).toBeVisible()

  await page.unroute(call('orders.accept'))
  await page.route(call('orders.accept'), async (route) => {
    await route.fetch()
    await route.abort()
  })
  await settled(page)
  await accept.click()
  await expect(page.getByText(UNREACHABLE).first()).toBeVisible()
  await page.unroute(call('orders.accept'))
  await accept.click()
  await expect(page.getByText('Order accepted.').first()).toBeVisible()
  await expect(accept).toHaveCount(0)
  const history = page.getByRole('list', { name: 'What happened' })
  await expect(history.getByText('Accepted by you')).toHaveCount(1)
})

test('what was typed of a parcel stays until it is shipped, on a slow line too', { tag: '@desk' }, async ({
  page,
  playwright,
  baseURL,
}) => {
  await openNewOrder(page, { playwright, baseURL })
  const dialog = page.getByRole('dialog')
  await openWindow(page.getByRole('button', { name: 'Ship' }), dialog)
  await dialog.getByLabel('Carrier').fill('DHL')
  await dialog.getByLabel('Tracking number').fill('00340434')
  await page.route(call('orders.ship'), (route) => route.fulfill(BROKEN_ANSWER))
  const ship = dialog.getByRole('button', { name: 'Ship' })
  await ship.click()
  await expect(page.getByText(BROKEN).first()).toBeVisible()
  await expect(dialog.getByLabel('Tracking number')).toHaveValue('00340434')

  const sent: string[] = []
  await page.unroute(call('orders.ship'))
  page.on('request', (request) => request.url().includes('vendor.orders.ship') && sent.push(request.url()))
  await slowDown(page, 400, 600)
  await ship.dblclick()
  await expect(page.getByText('Shipped. The customer is told.').first()).toBeVisible()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('00340434')).toBeVisible()
  expect(sent).toHaveLength(1)
})
