import { expect, test } from '@playwright/test'
import { settled } from '../pages/settled.ts'
import { signInAs } from '../pages/sign-in.ts'

test('a vendor walks the orders, chooses some and accepts them, by keys alone', async ({ page }) => {
  await signInAs(page, 'vendor@demo.tradehall.test')
  await page.goto('/vendor/orders?status=placed')
  const links = page.getByRole('table', { name: 'Orders' }).getByRole('link', { name: /^TH-/ })
  const code = (await links.first().textContent()) ?? ''
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(links.first()).toBeFocused({ timeout: 1_000 })
  }).toPass()
  await page.keyboard.press('x')
  await expect(page.getByRole('checkbox', { name: `Select ${code}` })).toBeChecked()
  await page.keyboard.press('k')
  await expect(links.first()).toBeFocused()

  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(help).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(help).toHaveCount(0)
  await page.keyboard.press('/')
  const search = page.getByRole('searchbox', { name: 'Search orders' })
  await expect(search).toBeFocused()
  // In a field a key is a letter.
  await page.keyboard.type('jx')
  await expect(search).toHaveValue('jx')
  await search.fill('')

  const accept = page.getByRole('button', { name: 'Accept (1)' })
  await accept.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('One order is accepted.')).toBeVisible()
  await expect(page.getByRole('link', { name: code })).toHaveCount(0)
})

test('who speaks to the machine switches the single keys off', async ({ page }) => {
  await signInAs(page, 'vendor@demo.tradehall.test')
  await page.goto('/vendor/products')
  const links = page.getByRole('table', { name: 'Products' }).getByRole('link')
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(links.first()).toBeFocused({ timeout: 1_000 })
  }).toPass()
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).press('Enter')
  await page.getByRole('checkbox', { name: 'Use single keys' }).press('Space')
  await page.keyboard.press('Escape')
  await page.reload()
  await settled(page)
  await page.keyboard.press('j')
  await expect(links.first()).not.toBeFocused()
})
