import { expect, type Page } from '@playwright/test'

export interface Customer {
  email: string
  name: string
  line1: string
  postalCode: string
  city: string
}

/** Somebody new, so that what reaches their mailbox is theirs alone. */
export function newCustomer(): Customer {
  return {
    email: `ada-${crypto.randomUUID().slice(0, 8)}@example.test`,
    name: 'Ada Lovelace',
    line1: 'Torstraße 1',
    postalCode: '10119',
    city: 'Berlin',
  }
}

/** The checkout as a customer fills it in. */
export class Checkout {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(): Promise<void> {
    await this.page.goto('/checkout')
    await expect(this.page.getByRole('heading', { name: 'Contact' })).toBeVisible()
  }

  /** Says who and where, step by step, as far as the payment. Who is signed in has said the first already. */
  async fill(customer: Customer): Promise<void> {
    const { page } = this
    const email = page.getByLabel('E-mail')
    await expect(email.or(page.getByLabel('Name', { exact: true })).first()).toBeVisible()
    if (await email.isVisible()) {
      await email.fill(customer.email)
      await this.goOn('Continue to the address')
    }
    await page.getByLabel('Name', { exact: true }).fill(customer.name)
    await page.getByLabel('Street and number').fill(customer.line1)
    await page.getByLabel('Postal code').fill(customer.postalCode)
    await page.getByLabel('Town or city').fill(customer.city)
    await this.goOn('Continue to delivery')
    await this.goOn('Continue to payment')
    await expect(page.getByRole('radio', { name: /bank transfer/i })).toBeVisible()
  }

  async payByTransfer(): Promise<void> {
    await this.page.getByRole('radio', { name: /bank transfer/i }).click()
  }

  /** Chooses a test card by the words of the picker. */
  async chooseCard(label: RegExp): Promise<void> {
    const picker = this.page.getByLabel(/test card/i)
    const value = await picker.locator('option').filter({ hasText: label }).getAttribute('value')
    await picker.selectOption(value)
  }

  placeButton() {
    return this.page.getByRole('button', { name: /^Place order/ })
  }

  /** From the payment to the last look. */
  async review(): Promise<void> {
    await this.goOn('Review the order')
    await expect(this.placeButton()).toBeEnabled()
  }

  /** Presses the button that leads to the next step. */
  async goOn(label: string): Promise<void> {
    await this.page.getByRole('button', { name: label }).click()
  }

  /** Places the order and returns its code from the confirmation's address. */
  async place(): Promise<string> {
    if (!(await this.placeButton().isVisible())) await this.review()
    await this.placeButton().click()
    return this.arrive()
  }

  /** Waits for the confirmation; its address has the order's code. */
  async arrive(): Promise<string> {
    await this.page.waitForURL(/\/order\/TH-/)
    const [, code] = /\/order\/(TH-[0-9A-Z-]+)/.exec(this.page.url()) ?? []
    if (!code) throw new Error('The confirmation has no order code in its address.')
    return code
  }
}
