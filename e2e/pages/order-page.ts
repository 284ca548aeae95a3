import { expect, type Page } from '@playwright/test'

/** An order's page as its customer follows it. */
export class OrderPage {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Waits, without a reload, until every listener has finished. */
  async untilComplete(): Promise<void> {
    await expect(this.page.locator('[data-complete="true"]')).toBeVisible({ timeout: 45_000 })
    await expect(this.page.getByText(/Everything that can be done now is done/)).toBeVisible()
  }

  stage(name: string) {
    return this.page.getByText(name)
  }
}
