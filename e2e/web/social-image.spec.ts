/** What a link to the shop looks like elsewhere: those who fetch the picture may follow no redirect. */
import { expect, test } from '@playwright/test'

for (const path of ['/', '/de']) {
  test(`the social image of ${path} is answered where its page says that it is`, async ({ request }) => {
    const html = await (await request.get(path)).text()
    const [, address = ''] = /<meta property="og:image" content="([^"]+)"/.exec(html) ?? []
    const { pathname, search } = new URL(address.replaceAll('&amp;', '&'))
    const answer = await request.get(`${pathname}${search}`, { maxRedirects: 0 })
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'image/png'])
  })
}

test('the default language stands at one address, and its prefix leads there', async ({ request }) => {
  for (const [from, to] of [
    ['/en', '/'],
    ['/en/cart', '/cart'],
    ['/en/order/find', '/order/find'],
  ] as const) {
    const answer = await request.get(from, { maxRedirects: 0 })
    expect([answer.status(), answer.headers().location]).toEqual([308, to])
  }
})
