import { expect, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { KILN_AND_EMBER } from '../pages/kiln-and-ember.ts'
import { openWindow } from '../pages/open-window.ts'
import { signInAs } from '../pages/sign-in.ts'

test('an owner lets somebody work in the shop and takes that back; the last owner stays', {
  tag: '@desk',
}, async ({ page }) => {
  await signInAs(page, KILN_AND_EMBER.login)
  await page.goto('/vendor/settings/team')
  const [dialog, question] = [page.getByRole('dialog'), page.getByRole('alertdialog')]
  await openWindow(page.getByRole('button', { name: 'Add somebody' }), dialog)
  await dialog.getByLabel('E-mail').fill('nobody@demo.tradehall.test')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog.getByText(/^There is no account of this address/)).toBeVisible()
  await dialog.getByLabel('E-mail').fill('lucia@demo.tradehall.test')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  const lucia = page.getByRole('row', { name: /Lucia Moretti/ })
  await expect(lucia).toContainText('Staff')
  await page.getByRole('button', { name: 'Remove Lucia Moretti' }).click()
  await question.getByRole('button', { name: 'Remove' }).click()
  await expect(lucia).toHaveCount(0)

  await page.getByRole('button', { name: 'Leave' }).click()
  await question.getByRole('button', { name: 'Leave' }).click()
  await expect(page.getByText(/^A shop has at least one owner/)).toBeVisible()
})
