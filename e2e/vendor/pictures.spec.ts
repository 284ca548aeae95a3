import { expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import { expectAccessible } from '../accessible.ts'
import { KILN_AND_EMBER, newProduct } from '../pages/kiln-and-ember.ts'
import { settled } from '../pages/settled.ts'
import { ShopApi } from '../pages/shop-api.ts'
import { slowDown } from '../pages/slow-line.ts'

const DESK = { tag: '@desk' }

/** A file as somebody chooses it. */
async function file(name: string, background: string) {
  const image = sharp({ create: { width: 700, height: 500, channels: 3, background } })
  return { name, mimeType: 'image/jpeg', buffer: await image.jpeg().toBuffer() }
}

/** A product on sale without a picture, open in the page of its vendor. */
async function openNewProduct(page: Page, api: ShopApi) {
  await api.signIn(KILN_AND_EMBER.login)
  await api.hand(page)
  const made = await newProduct(api)
  await page.goto(`/vendor/products/${made.productId}`)
  await settled(page)
  return made
}

const list = (page: Page) =>
  page.getByRole('list').filter({ has: page.getByRole('textbox', { name: /^What it shows/ }) })

/** What was changed is shown at once; now it is written, too. */
const written = (page: Page) => expect(list(page)).toHaveAttribute('aria-busy', 'false')

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
    await forward.focus()
    await page.keyboard.press('Enter')
    await expect(first).toHaveValue('Its back')
    await expect(page.getByRole('button', { name: 'Move picture 1 forward' })).toBeFocused()
    await expect(async () =>
      expect((await shop()).find((image) => image.includes('/media/'))).toContain('Its back'),
    ).toPass()

    // What was removed can be put back where it was.
    await page.getByRole('button', { name: 'Remove picture 1' }).click()
    await expect(first).toHaveValue(title)
    await page.getByRole('button', { name: 'Put it back' }).click()
    await expect(first).toHaveValue('Its back')
    await written(page)
    await page.reload()
    await expect(first).toHaveValue('Its back')
    await expect(second).toHaveValue(title)
  },
)

test(
  'changes are shown at once and written one after the other; what somebody else changed meanwhile is shown, not overwritten',
  DESK,
  async ({ page, playwright, baseURL }) => {
    const api = await ShopApi.open(playwright, baseURL)
    const { productId } = await openNewProduct(page, api)
    const images = await Promise.all(['#a74', '#47a', '#7a4'].map((colour) => file('one.jpg', colour)))
    await page.locator('input[type=file]').setInputFiles(images)
    await expect(page.getByText('3 pictures are on the product.')).toBeVisible()
    await written(page)
    const stored = async (): Promise<{ url: string; alt: string }[]> =>
      (await api.ask('vendor.products.get', { productId })).pictures
    const [one, two, three] = (await stored()).map(({ url }) => url)
    const move = (name: string) => page.getByRole('button', { name }).click()

    await slowDown(page, 400, 600)
    for (const name of ['Move picture 3 forward', 'Move picture 2 forward', 'Move picture 2 back'])
      await move(name)
    await expect(list(page)).toHaveAttribute('aria-busy', 'true')
    await written(page)
    expect((await stored()).map(({ url }) => url)).toEqual([three, two, one])
    await expect(page.getByText('Somebody else changed it meanwhile', { exact: false })).toHaveCount(0)

    const seen = [three, two, one]
    const theirs = { url: three, alt: 'Theirs' }
    expect(
      await api.tell('vendor.products.setPictures', { productId, seen, pictures: [theirs] }),
    ).toMatchObject({
      ok: true,
    })
    await move('Move picture 3 forward')
    await expect(page.getByText('Somebody else changed it meanwhile. You see it as it is now.')).toBeVisible()
    await written(page)
    const words = page.getByRole('textbox', { name: /^What it shows/ })
    await expect(words).toHaveCount(1)
    // And goes on from there.
    await words.fill('Mine')
    await words.press('Enter')
    await written(page)
    expect(await stored()).toMatchObject([{ url: three, alt: 'Mine' }])
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
