import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { KILN_AND_EMBER } from '../pages/kiln-and-ember.ts'
import { openWindow } from '../pages/open-window.ts'
import { signInAs } from '../pages/sign-in.ts'

const table = (page: Page) => page.getByRole('table', { name: 'Orders' })
const codes = (page: Page) => table(page).getByRole('link', { name: /^TH-/ })

test('a vendor finds an order by its code, its customer and its thing, and takes the filters away again', async ({
  page,
}) => {
  await signInAs(page, KILN_AND_EMBER.login)
  await page.goto('/vendor/orders?status=shipped')
  const code = (await codes(page).first().textContent()) ?? ''
  await page.goto('/vendor/orders')
  const search = page.getByRole('searchbox', { name: 'Search orders' })
  await search.fill(code.toLowerCase())
  await search.press('Enter')
  await expect(page).toHaveURL(/q=/)
  await expect(table(page).getByRole('row')).toHaveCount(2)
  await expect(table(page).getByRole('link', { name: code })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: /^Remove filter/ }).click()
  await expect(page).toHaveURL(/\/vendor\/orders$/)
  await expect(search).toHaveValue('')

  await search.fill('nobody has this name')
  await search.press('Enter')
  await expect(page.getByText('Nothing matches')).toBeVisible()
  await page.getByRole('link', { name: 'Clear the filters' }).click()
  await expect(table(page)).toBeVisible()
})

test('pages of orders are walked forwards and back to where they began', async ({ page }) => {
  await signInAs(page, KILN_AND_EMBER.login)
  // Those of others come to its end.
  await page.goto('/vendor/orders?sort=oldest')
  const first = await codes(page).first().textContent()
  const next = page.getByRole('link', { name: 'Next' })
  await expect(next).toBeVisible()
  await next.click()
  await expect(page).toHaveURL(/after=/)
  await expect(codes(page).first()).not.toHaveText(first ?? '')
  await page.getByRole('link', { name: 'Previous' }).click()
  await expect(page).not.toHaveURL(/after=/)
  await expect(codes(page).first()).toHaveText(first ?? '')
})

test('a vendor keeps a view under a name, finds it among the others and removes it', async ({
  page,
}, info) => {
  await signInAs(page, KILN_AND_EMBER.login)
  await page.goto('/vendor/orders?status=delivered&sort=oldest')
  const name = `Oldest ${info.project.name}`
  const dialog = page.getByRole('dialog')
  await openWindow(page.getByRole('button', { name: 'Save view' }), dialog)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('Please give it a name.')).toBeVisible()
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
  await page.goto('/vendor/orders')
  await page.getByRole('link', { name }).click()
  await expect(page).toHaveURL(/sort=oldest/)
  await page.getByRole('button', { name: 'Remove view' }).click()
  await expect(page.getByRole('link', { name })).toHaveCount(0)
})

test('a vendor opens an order and prints what lies in the parcel, without prices', async ({ page }) => {
  await signInAs(page, KILN_AND_EMBER.login)
  await page.goto('/vendor/orders?status=shipped')
  await codes(page).first().click()
  await expect(page.getByRole('heading', { name: 'What you earn' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'What happened' })).toContainText('Handed to the carrier')
  await page.getByRole('link', { name: 'Packing slip' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Packing slip' })).toBeVisible()
  await expect(page.getByRole('article')).toContainText(/in this parcel/)
  await expect(page.getByRole('article')).not.toContainText('€')
  await expectAccessible(page)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(page.getByRole('article')).toBeVisible()
})
