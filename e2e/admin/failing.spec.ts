/** What operators see when the line is slow, cut, or the server fails in the middle: words, and nothing lost. */
import { expect, test } from '@playwright/test'
import { BROKEN_ANSWER } from '../pages/broken-server.ts'
import { openWindow } from '../pages/open-window.ts'
import { settled } from '../pages/settled.ts'
import { signInAs } from '../pages/sign-in.ts'
import { slowDown } from '../pages/slow-line.ts'

const OPERATOR = 'admin@demo.tradehall.test'
const LISTING = '**/api/trpc/admin.products.changeListing*'
const PROOF = '**/api/trpc/admin.book.prove*'

test('a question stays open with its answer when it does not get through, and is answered once on a slow line', {
  tag: ['@alone', '@desk'],
}, async ({ page }) => {
  await signInAs(page, OPERATOR)
  await page.goto('/admin/products?show=listed')
  await page.getByRole('table', { name: 'Products' }).getByRole('link').first().click()
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).not.toHaveText('Products')
  const title = (await heading.textContent()) ?? ''
  const question = page.getByRole('alertdialog')
  await openWindow(page.getByRole('button', { name: `Unlist ${title}` }), question)
  await question.getByRole('radio', { name: 'Another reason' }).click()
  const unlist = question.getByRole('button', { name: 'Unlist' })
  await page.route(LISTING, (route) => route.fulfill(BROKEN_ANSWER))
  await unlist.click()
  await expect(question.getByText(/^Something went wrong on our side/)).toBeVisible()
  await page.unroute(LISTING)
  await page.route(LISTING, (route) => route.abort())
  await unlist.click()
  await expect(question.getByText(/^We could not reach the shop/)).toBeVisible()
  await expect(question.getByRole('radio', { name: 'Another reason' })).toBeChecked()

  await page.unroute(LISTING)
  const sent: string[] = []
  page.on('request', (request) => request.url().includes('changeListing') && sent.push(request.url()))
  await slowDown(page, 400, 600)
  await unlist.dblclick()
  await expect(page.getByText(`${title} is unlisted.`).first()).toBeVisible()
  expect(sent).toHaveLength(1)
  await page.getByRole('button', { name: `List ${title} again` }).click()
  await question.getByRole('radio', { name: 'It was a mistake' }).click()
  await question.getByRole('button', { name: 'List again' }).click()
  await expect(page.getByText(`${title} is listed.`).first()).toBeVisible()
})

test('a proof that does not come back says so, and is asked for again', { tag: '@desk' }, async ({
  page,
}) => {
  await signInAs(page, OPERATOR)
  await page.goto('/admin/journals')
  await settled(page)
  await page.route(PROOF, (route) => route.abort())
  const prove = page.getByRole('button', { name: 'Prove the book now' })
  await prove.click()
  await expect(page.getByText(/^We could not reach the shop/)).toBeVisible()
  await page.unroute(PROOF)
  await prove.click()
  await expect(page.getByText('The book sums to zero')).toBeVisible()
})

test('Previous leads to the page that lies before, not to the first one', { tag: '@desk' }, async ({
  page,
}) => {
  await signInAs(page, OPERATOR)
  // Orders of the demo's past: no other journey adds to them.
  await page.goto('/admin/orders?q=customer-')
  const first = page.getByRole('table', { name: 'Orders' }).getByRole('link', { name: /^TH-/ }).first()
  const seen: string[] = []
  for (let turn = 0; turn < 2; turn += 1) {
    seen.push((await first.textContent()) ?? '')
    await page.getByRole('link', { name: 'Next' }).click()
    await expect(first).not.toHaveText(seen.at(-1) ?? '')
  }
  for (const code of seen.reverse()) {
    await page.getByRole('link', { name: 'Previous' }).click()
    await expect(first).toHaveText(code)
  }
  await expect(page).toHaveURL(/\/admin\/orders\?q=customer-$/)
})
