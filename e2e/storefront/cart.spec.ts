import { expect, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { Storefront } from '../pages/storefront.ts'

const SET_QUANTITY = '**/api/trpc/cart.setQuantity*'

test('the cart opens beside the page when something is added, and Escape leads back to where one was', async ({
  page,
}) => {
  const shop = new Storefront(page)
  await shop.addFromCategory('paper-and-books')
  const drawer = page.getByRole('dialog', { name: 'Your cart' })
  await expect(drawer).toBeVisible()
  await expect(drawer.getByRole('heading', { name: /Sold and sent by/ })).toHaveCount(1)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  await expect(page.getByRole('button', { name: 'Add to cart' })).toBeFocused()

  const link = page.getByRole('banner').getByRole('link', { name: /^Cart/ })
  await expect(link).toContainText('1')
  await link.click()
  await expect(drawer.getByRole('link', { name: 'Go to checkout' })).toBeVisible()
  await drawer.getByRole('button', { name: 'Close' }).click()
  await expect(link).toBeFocused()
})

test('a quantity is shown at once, and taken back with words when the shop does not answer', async ({
  page,
}) => {
  const shop = new Storefront(page)
  await shop.addFromCategory('paper-and-books')
  await shop.openCart()
  const quantity = page.getByRole('textbox', { name: /^Quantity of/ })
  let answer = () => {}
  await page.route(SET_QUANTITY, async (route) => {
    await new Promise<void>((resolve) => {
      answer = resolve
    })
    await route.abort('failed')
  })
  await page.getByRole('button', { name: 'One more' }).click()
  await expect(quantity).toHaveValue('2', { timeout: 1_000 })
  answer()
  await expect(page.getByText('We could not reach the shop').first()).toBeVisible()
  await expect(quantity).toHaveValue('1')

  await page.unroute(SET_QUANTITY)
  // It is shown before it is saved; what is on its way when a page is left may not arrive.
  const saved = page.waitForResponse(SET_QUANTITY)
  await page.getByRole('button', { name: 'Try again' }).first().click()
  await expect(quantity).toHaveValue('2')
  await saved
  await page.reload()
  await expect(quantity).toHaveValue('2')
})

test('something is kept for later, survives the browser, goes along at sign-in, and comes back', async ({
  page,
  browser,
}) => {
  const shop = new Storefront(page)
  await shop.addFromCategory('paper-and-books')
  await shop.addFromCategory('food-and-drink')
  await shop.openCart()
  const parcels = page.getByRole('heading', { name: /Sold and sent by/ })
  await expect(parcels).toHaveCount(2)
  const saved = page.getByRole('region', { name: /Saved for later/ })
  await page
    .getByRole('button', { name: /^Save for later: / })
    .first()
    .click()
  await expect(saved).toBeVisible()
  await expect(parcels).toHaveCount(1)
  await expectAccessible(page)

  // Another day: only what a browser keeps is there.
  const another = await browser.newContext({ storageState: await page.context().storageState() })
  const later = await another.newPage()
  await later.goto('/cart')
  await expect(later.getByRole('region', { name: /Saved for later/ })).toBeVisible()
  await another.close()

  await shop.signIn('customer@demo.tradehall.test')
  await page.goto('/cart')
  await expect(saved).toBeVisible()
  const before = await parcels.count()
  const remove = page.getByRole('button', { name: /^Remove / })
  const things = await remove.count()
  const backIntoCart = saved.getByRole('button', { name: /^Put .* into the cart$/ })
  const kept = await backIntoCart.count()
  await backIntoCart.first().click()
  await expect(backIntoCart).toHaveCount(kept - 1)
  // It has left the one list, and stands in the other.
  await expect(remove).toHaveCount(things)
  expect(await parcels.count()).toBeGreaterThanOrEqual(before)
  // Leaves the demo customer's cart as it was.
  for (let left = things; left > 0; left -= 1) {
    await remove.first().click()
    await expect(remove).toHaveCount(left - 1)
  }
  await expect(page.getByText('There is nothing in it yet')).toBeVisible()
})
