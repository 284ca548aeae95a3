import { expect, type Page } from '@playwright/test'
import { settled } from './settled.ts'

/** The storefront as a customer uses it. */
export class Storefront {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** From a category's page into the cart: the first of its things that this vendor (or any) makes and has. */
  async addFromCategory(category: string, vendor?: string): Promise<void> {
    const { page } = this
    await page.goto(`/category/${category}`)
    for (let opened = 0; opened < 8; opened += 1) {
      const cards = page.getByRole('article').filter({ hasNotText: 'Sold out' })
      const wanted = vendor ? cards.filter({ hasText: vendor }) : cards
      if ((await wanted.count()) > opened) {
        await wanted.nth(opened).getByRole('link').click()
        await expect(page).toHaveURL(/\/product\//)
        if (await this.addOpenProduct()) return
        await page.goBack()
        continue
      }
      await page.getByRole('link', { name: /next/i }).click()
      opened = -1
    }
    throw new Error(`Nothing in ${category} can be bought.`)
  }

  /** Puts the open product's chosen variant into the cart; false when it is sold out. */
  async addOpenProduct(): Promise<boolean> {
    const button = this.page.getByRole('button', { name: /^(Add to cart|Sold out)$/ })
    await expect(button).toBeVisible()
    await settled(this.page)
    if ((await button.textContent())?.includes('Sold out')) return false
    await button.click()
    await expect(this.page.getByText(/is in your cart/).first()).toBeVisible()
    return true
  }

  async openCart(): Promise<void> {
    await this.page.goto('/cart')
    await expect(this.page.getByRole('heading', { name: 'Summary' })).toBeVisible()
  }

  async signIn(email: string, password = 'tradehall-demo', next = ''): Promise<void> {
    await this.page.goto(`/sign-in${next ? `?next=${encodeURIComponent(next)}` : ''}`)
    await this.page.getByLabel('E-mail').fill(email)
    await this.page.getByLabel('Password').fill(password)
    await this.page.getByRole('button', { name: /^sign in$/i }).click()
    await expect(this.page).not.toHaveURL(/\/sign-in/)
  }
}
