import { expect, test } from '@playwright/test'
import { KILN_AND_EMBER, newOrder } from '../pages/kiln-and-ember.ts'
import { settled } from '../pages/settled.ts'
import { signInAs } from '../pages/sign-in.ts'

test('a vendor walks the orders, chooses some and accepts them, by keys alone', async ({
  page,
  playwright,
  baseURL,
}) => {
  // Two orders of one customer, whom nobody else is called.
  const name = `Ada ${crypto.randomUUID()}`
  for (let order = 0; order < 2; order += 1) await newOrder({ playwright, baseURL, name })
  await signInAs(page, KILN_AND_EMBER.login)
  await page.goto(`/vendor/orders?status=placed&q=${encodeURIComponent(name)}`)
  const links = page.getByRole('table', { name: 'Orders' }).getByRole('link', { name: /^TH-/ })
  const code = (await links.first().textContent()) ?? ''
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(links.first()).toBeFocused({ timeout: 1_000 })
  }).toPass()
  await page.keyboard.press('x')
  await expect(page.getByRole('checkbox', { name: `Select ${code}` })).toBeChecked()
  await page.keyboard.press('j')
  await expect(links.nth(1)).toBeFocused()
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
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('jx')
  await expect(search).toHaveValue('jx')

  const accept = page.getByRole('button', { name: 'Accept (1)' })
  await accept.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('One order is accepted.')).toBeVisible()
  await expect(page.getByRole('link', { name: code })).toHaveCount(0)
  await expect(links).toHaveCount(1)
})

test('who speaks to the machine switches the single keys off', async ({ page }) => {
  await signInAs(page, KILN_AND_EMBER.login)
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
