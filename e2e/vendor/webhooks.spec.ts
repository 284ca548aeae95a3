import { expect, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { KILN_AND_EMBER, newOrder } from '../pages/kiln-and-ember.ts'
import { settled } from '../pages/settled.ts'
import { signInAs } from '../pages/sign-in.ts'
import { Receiver } from '../receiver.ts'

const receiver = new Receiver()
let address: string
test.beforeAll(async () => {
  address = await receiver.open()
})
test.afterAll(() => receiver.close())

test("a vendor's server hears, signed, that an order was accepted, and the log shows it", async ({
  page,
  playwright,
  baseURL,
}) => {
  await signInAs(page, KILN_AND_EMBER.login)
  await page.goto('/vendor/webhooks')

  const dialog = page.getByRole('dialog')
  // A press before the island is awake is nobody's.
  await expect(async () => {
    await page.getByRole('button', { name: 'Add an endpoint' }).click({ timeout: 2_000 })
    await expect(dialog).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await dialog.getByLabel('Address').fill('my server')
  await dialog.getByRole('button', { name: 'Add' }).click()
  await expect(dialog.getByText('Please enter a whole address')).toBeVisible()
  await dialog.getByLabel('Address').fill(address)
  await dialog.getByRole('radio', { name: 'Only these' }).click()
  await dialog.getByRole('button', { name: 'Add' }).click()
  await expect(dialog.getByText('Please choose at least one.')).toBeVisible()
  await dialog.getByRole('checkbox', { name: 'You accept an order' }).click()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Add' }).click()
  await expect(dialog.getByText('The secret is shown this once')).toBeVisible()
  await expectAccessible(page)
  const secret = (await dialog.locator('code').textContent()) ?? ''
  await dialog.getByRole('button', { name: 'Done' }).click()
  const endpoints = page.getByRole('table', { name: 'Endpoints' })
  await expect(endpoints.getByText(address)).toBeVisible()
  await expect(page.getByText(secret)).toHaveCount(0)

  const { vendorOrderId } = await newOrder({ playwright, baseURL })
  await page.goto(`/vendor/orders/${vendorOrderId}`)
  await settled(page)
  await page.getByRole('button', { name: 'Accept' }).click()
  await expect(page.getByText('Order accepted.').first()).toBeVisible()
  await expect.poll(() => receiver.verified(secret).length, { timeout: 30_000 }).toBe(1)
  expect(receiver.verified(secret)).toMatchObject([
    { type: 'vendor-order/accepted', data: { vendorOrderId } },
  ])

  await page.goto('/vendor/webhooks')
  const row = page.getByRole('table', { name: 'Deliveries' }).getByRole('row').filter({ hasText: address })
  await expect(row).toHaveCount(1)
  await expect(row.getByText('Delivered')).toBeVisible()
  await expect(row.getByText('200', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await row.getByRole('button', { name: 'Replay vendor-order/accepted' }).click()
  await expect(page.getByText('It is sent again within seconds.').first()).toBeVisible()
  await expect.poll(() => receiver.verified(secret).length, { timeout: 30_000 }).toBe(2)

  await page.getByRole('button', { name: `Delete ${address}` }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('The endpoint is deleted.').first()).toBeVisible()
  await expect(endpoints.getByText(address)).toHaveCount(0)
})
