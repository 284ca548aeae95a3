import { expect, test } from '@playwright/test'
import { excessWidthOf } from '#local/tour/visit.ts'
import { expectAccessible } from '../accessible.ts'
import { signInAs } from '../pages/sign-in.ts'

const paths = [
  '/admin',
  '/admin/orders',
  '/admin/vendors',
  '/admin/products',
  '/admin/products/low-stock',
  '/admin/customers',
  '/admin/reviews',
  '/admin/journals',
  '/admin/payouts',
  '/admin/messages',
  '/admin/jobs',
  '/admin/outbox',
  '/admin/audit',
  '/admin/refunds',
  '/admin/reconciliation',
  '/admin/settings',
  '/admin/settings/search',
]

const DESK = { tag: '@desk' }

test("every page of the operator's console opens and is accessible", DESK, async ({ page }) => {
  await signInAs(page, 'admin@demo.tradehall.test')
  for (const path of paths) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page)
    const wider = await excessWidthOf(page)
    expect(wider, path).toBeLessThanOrEqual(0)
  }
})

test('the jobs inspector opens a run with what it did', async ({ page }) => {
  await signInAs(page, 'admin@demo.tradehall.test')
  await page.goto('/admin/jobs?state=done')
  await page
    .getByRole('link', { name: /update-vendor-balance|create-audit-trail-entry|adjust-inventory/ })
    .last()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectAccessible(page)
})
