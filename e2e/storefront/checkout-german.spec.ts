import { expect, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { newCustomer } from '../pages/checkout.ts'
import { settled } from '../pages/settled.ts'
import { slowDown } from '../pages/slow-line.ts'

test('bestellt auf Deutsch, auf langsamer Leitung, vom Warenkorb bis zur Bestellung', async ({ page }) => {
  await page.goto('/de/category/paper-and-books')
  await page
    .getByRole('article')
    .filter({ hasNotText: /Sold out|Ausverkauft/ })
    .first()
    .getByRole('link')
    .first()
    .click()
  await expect(page).toHaveURL(/\/de\/product\//)
  await settled(page)
  await page
    .getByRole('button', { name: /Add to cart|In den Warenkorb/ })
    .first()
    .click()
  const drawer = page.getByRole('dialog', { name: 'Dein Warenkorb' })
  await expect(drawer.getByText(/liegt in deinem Warenkorb/)).toBeVisible()
  await slowDown(page, 1_600, 300)
  await drawer.getByRole('link', { name: 'Zur Kasse' }).click()
  await expect(page).toHaveURL(/\/de\/checkout/)

  const customer = newCustomer()
  const goOn = (name: string) => page.getByRole('button', { name }).click()
  await goOn('Weiter zur Adresse')
  await expect(page.getByText('Bitte schreib eine E-Mail-Adresse')).toBeVisible()
  await page.getByLabel('E-Mail').fill(customer.email)
  await goOn('Weiter zur Adresse')
  await expect(page.getByLabel('Land', { exact: true })).toHaveValue('DE')
  await page.getByLabel('Name', { exact: true }).fill(customer.name)
  await page.getByLabel('Straße und Hausnummer').fill(customer.line1)
  await page.getByLabel('Postleitzahl').fill('1011')
  await page.getByLabel('Ort', { exact: true }).fill(customer.city)
  await goOn('Weiter zur Lieferung')
  await expect(page.getByText('Postleitzahlen sehen dort so aus: 10119.')).toBeVisible()
  await page.getByLabel('Postleitzahl').fill(customer.postalCode)
  await goOn('Weiter zur Lieferung')
  await expect(page.getByText('Ein Paket geht nach Deutschland')).toBeVisible()
  await goOn('Weiter zur Zahlung')
  await expectAccessible(page)
  await goOn('Bestellung prüfen')
  await goOn('Zahlungspflichtig bestellen')
  await page.waitForURL(/\/de\/order\/TH-/)
  await expect(page.getByRole('heading', { level: 1, name: /^Danke/ })).toBeVisible()
  await expect(page.getByText(/Alles, was jetzt zu tun war, ist getan/)).toBeVisible({ timeout: 45_000 })
  await expectAccessible(page)
  const english = ['Order placed', 'Paid by card', 'Delivered to', 'Parcel from', 'Total']
  for (const words of english) await expect(page.getByText(words, { exact: true })).toHaveCount(0)
})
