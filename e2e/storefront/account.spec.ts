import { expect, test } from '@playwright/test'
import { excessWidthOf } from '#local/tour/visit.ts'
import { expectAccessible } from '../accessible.ts'
import { AccountPages } from '../pages/account.ts'
import { mailTo } from '../pages/mailbox.ts'
import { signInAs } from '../pages/sign-in.ts'

const PAGES = ['', '/orders', '/addresses', '/addresses/new', '/notifications', '/security', '/profile']

for (const language of ['en', 'de'] as const) {
  test(`somebody who reads ${language} opens an account, furnishes it, and leaves for good`, async ({
    page,
    browser,
  }) => {
    const email = `grace-${crypto.randomUUID().slice(0, 8)}@example.test`
    const [first, second] = ['a first long password', 'a second long password']
    const account = new AccountPages(page, language)
    await account.signUp(email, first)
    await account.verify(email)
    await account.addAddress('Torstraße 1')
    await account.chooseSmsOutsideTheNight('+49 151 12345678')

    const elsewhere = await browser.newPage()
    const other = new AccountPages(elsewhere, language)
    await other.open('/account/security')
    await expect(elsewhere).toHaveURL(new RegExp(`${account.words.prefix}/sign-in\\?next=`))
    await other.signIn(email, first)
    await expect(elsewhere).toHaveURL(new RegExp(`${account.words.prefix}/account/security$`))
    await account.changePassword(first, second)
    await elsewhere.reload()
    await expect(elsewhere).toHaveURL(/\/sign-in\?next=/)

    await account.deleteAccount(second)
    await other.signIn(email, second)
    await expect(elsewhere.getByText(other.words.unknown)).toBeVisible()
    await expect(elsewhere).toHaveURL(/\/sign-in/)
    await elsewhere.close()
  })
}

// Their words are the longer ones; in English the tour looks at each of these pages.
test("the account's pages are accessible and fit the screen in German", async ({ page }) => {
  await signInAs(page, 'customer@demo.tradehall.test')
  const account = new AccountPages(page, 'de')
  for (const path of PAGES) {
    await account.open(`/account${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await page.locator('html').getAttribute('lang')).toBe('de')
    await expectAccessible(page)
    const wider = await excessWidthOf(page)
    expect(wider, path).toBeLessThanOrEqual(0)
  }
})

test('a German order is confirmed in German, with a link to its German page', async ({ page }) => {
  const ask = async (procedure: string, input: object) => {
    const query = encodeURIComponent(JSON.stringify({ json: input }))
    return (await (await page.request.get(`/api/trpc/${procedure}?input=${query}`)).json()).result.data.json
  }
  const call = async (procedure: string, json: object) =>
    (await (await page.request.post(`/api/trpc/${procedure}`, { data: { json } })).json()).result.data.json
  const { items } = await ask('catalog.products', {})
  const { slug } = items.find((item: { soldOut: boolean }) => !item.soldOut)
  const { variants } = await ask('catalog.product', { slug })
  const variantId = variants.find((variant: { available: number }) => variant.available > 0).id
  const { cartId } = await call('cart.addLine', { variantId, quantity: 1 })
  const { total, currency } = await ask('cart.get', {})
  const email = `konrad-${crypto.randomUUID().slice(0, 8)}@example.test`
  const address = { name: 'Konrad Zuse', line1: 'Methfesselstraße 7', postalCode: '10965', city: 'Berlin' }
  const { orderCode } = await call('checkout.placeOrder', {
    ...{ key: crypto.randomUUID(), cartId, seenTotal: total, seenCurrency: currency, email, locale: 'de' },
    ...{ address: { ...address, country: 'DE' }, payment: { method: 'transfer' } },
  })
  const mail = await mailTo(email, `Deine Bestellung ${orderCode}`)
  expect(mail.html).toContain('lang="de"')
  expect(mail.html).toContain(`/de/order/${orderCode}?key=`)
  expect(mail.text).toContain('Danke für deine Bestellung')
  expect(mail.text).toContain('Verwendungszweck')
  expect(mail.text).toMatch(/\d,\d\d\s€/)
})
