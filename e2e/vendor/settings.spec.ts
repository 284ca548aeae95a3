import { expect, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { KILN_AND_EMBER } from '../pages/kiln-and-ember.ts'
import { openWindow } from '../pages/open-window.ts'
import { settled } from '../pages/settled.ts'
import { signInAs } from '../pages/sign-in.ts'

test('what a vendor says about itself stands on its page at the next request', async ({ page }, info) => {
  await signInAs(page, KILN_AND_EMBER.login)
  await page.goto('/vendor/settings')
  const address = (await page.getByRole('link', { name: /^\/shop\// }).getAttribute('href')) ?? ''
  await settled(page)
  const city = page.getByLabel('City')
  const before = await city.inputValue()
  const wanted = `Port ${info.project.name}`
  for (const name of [wanted, before]) {
    await city.fill(name)
    const answered = page.waitForResponse(/vendor\.settings\.\w+/)
    await page.getByRole('button', { name: 'Save' }).click()
    expect((await answered).status()).toBe(200)
    await expect(page.getByText('Saved.').first()).toBeVisible()
    await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled()
    expect(await (await page.request.get(address)).text()).toContain(name)
  }
})

test('a vendor sets what delivery to a country costs, changes it and takes it away', async ({ page }) => {
  await signInAs(page, KILN_AND_EMBER.login)
  await page.goto('/vendor/settings/delivery')
  const dialog = page.getByRole('dialog')
  const rates = page.getByRole('table', { name: 'Your delivery rates' })
  await openWindow(page.getByRole('button', { name: 'Add a rate' }), dialog)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('Please choose a country.')).toBeVisible()
  await dialog.getByLabel('Country').selectOption('PT')
  await dialog.getByLabel('Per parcel').fill('7.77')
  await dialog.getByLabel('Days at least').fill('3')
  await dialog.getByLabel('Days at most').fill('2')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText(/^Please enter whole days/)).toBeVisible()
  await dialog.getByLabel('Days at most').fill('9')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
  const row = rates.getByRole('row', { name: /Portugal/ })
  await expect(row).toContainText('€7.77')
  await expect(row).toContainText('3 to 9')

  await page.getByRole('button', { name: 'Remove the rate for Portugal' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect(row).toHaveCount(0)
})

test('text messages want a number to be sent to', async ({ page }) => {
  await signInAs(page, KILN_AND_EMBER.login)
  await page.goto('/vendor/settings/notifications')
  await settled(page)
  const phone = page.getByLabel('Telephone for text messages')
  await phone.fill('0151 1')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Please begin with + and the code of the country.')).toBeVisible()
})
