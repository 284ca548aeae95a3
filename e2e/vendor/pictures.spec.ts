import { expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import { expectAccessible } from '../accessible.ts'
import { KILN_AND_EMBER } from '../pages/kiln-and-ember.ts'
import { settled } from '../pages/settled.ts'
import { ShopApi } from '../pages/shop-api.ts'

const DESK = { tag: '@desk' }

/** A file as somebody chooses it. */
async function file(name: string, background: string) {
  const image = sharp({ create: { width: 700, height: 500, channels: 3, background } })
  return { name, mimeType: 'image/jpeg', buffer: await image.jpeg().toBuffer() }
}

/** A product on sale without a picture, open in the page of its vendor. */
async function openNewProduct(page: Page, api: ShopApi): Promise<{ slug: string; title: string }> {
  const title = `Cup ${crypto.randomUUID().slice(0, 8)}`
  await api.signIn(KILN_AND_EMBER.login)
  await api.hand(page)
  const { productId } = await api.tell('vendor.products.create', {
    ...{ title, description: '', category: 'kitchen-and-table', status: 'published', taxClass: 'standard' },
    ...{ axes: [], variants: [{ choice: [], sku: title, price: 1_200, onHand: 3 }] },
  })
  const { slug } = await api.ask('vendor.products.get', { productId })
  await page.goto(`/vendor/products/${productId}`)
  await settled(page)
  return { slug, title }
}

test(
  'a vendor brings pictures, says what they show, orders them, and the shop shows them at the next request',
  DESK,
  async ({ page, playwright, baseURL }) => {
    const api = await ShopApi.open(playwright, baseURL)
    const { slug, title } = await openNewProduct(page, api)
    const shop = async () =>
      (await (await api.request.get(`/product/${slug}`)).text()).match(/<img[^>]+>/g) ?? []
    expect((await shop()).filter((image) => image.includes(title))).toEqual([])
    // Whoever finds it elsewhere is told what it is, though its vendor has not said a word of it.
    const html = await (await api.request.get(`/product/${slug}`)).text()
    expect(html).toContain(`<meta name="description" content="${title} by Kiln &amp; Ember, at Tradehall."/>`)
    await expect(page.getByText('No picture yet.')).toBeVisible()

    const files = page.locator('input[type=file]')
    await files.setInputFiles([await file('front.jpg', '#a74'), await file('back.jpg', '#47a')])
    await expect(page.getByText('2 pictures are on the product.')).toBeVisible()
    const words = (number: number) => page.getByRole('textbox', { name: `What it shows, picture ${number}` })
    const [first, second] = [words(1), words(2)] as const
    await expect(first).toHaveValue(title)
    await second.fill('Its back')
    await second.press('Enter')
    await expect(second).toHaveValue('Its back')
    await expect(page).toHaveTitle(new RegExp(title))
    await expectAccessible(page)

    const forward = page.getByRole('button', { name: 'Move picture 2 forward' })
    await expect(forward).toHaveAttribute('aria-disabled', 'false')
    await forward.focus()
    await page.keyboard.press('Enter')
    await expect(first).toHaveValue('Its back')
    await expect(page.getByRole('button', { name: 'Move picture 1 forward' })).toBeFocused()
    await expect(async () =>
      expect((await shop()).find((image) => image.includes('/media/'))).toContain('Its back'),
    ).toPass()

    // What was removed can be put back where it was.
    const remove = page.getByRole('button', { name: 'Remove picture 1' })
    await expect(remove).toHaveAttribute('aria-disabled', 'false')
    await remove.click()
    await expect(first).toHaveValue(title)
    await page.getByRole('button', { name: 'Put it back' }).click()
    await expect(first).toHaveValue('Its back')
    // Shown at once, and written when the next change may begin.
    await expect(remove).toHaveAttribute('aria-disabled', 'false')
    await page.reload()
    await expect(first).toHaveValue('Its back')
    await expect(second).toHaveValue(title)
  },
)

test(
  'a file that is no picture, and one that does not arrive, leave everything as it was, and say so',
  DESK,
  async ({ page, playwright, baseURL }) => {
    await openNewProduct(page, await ShopApi.open(playwright, baseURL))
    const files = page.locator('input[type=file]')
    const notes = { name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('Buy milk.') }
    await files.setInputFiles([notes, await file('front.jpg', '#7a4')])
    await expect(page.getByText('notes.jpg: That is no picture that we can read')).toBeVisible()
    await expect(page.getByText('The picture is on the product.')).toBeVisible()
    await expect(page.getByRole('textbox', { name: /^What it shows/ })).toHaveCount(1)

    await page.route('**/api/vendor/pictures', (route) => route.abort())
    await files.setInputFiles([await file('back.jpg', '#444')])
    await expect(page.getByText('back.jpg: The picture did not arrive.')).toBeVisible()
    await expect(page.getByRole('textbox', { name: /^What it shows/ })).toHaveCount(1)
  },
)
