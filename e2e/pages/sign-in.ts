import { expect, type Page } from '@playwright/test'

/** The page's browser is somebody's whom the demo knows. How people sign in themselves is `sign-in.spec.ts`'s business. */
export async function signInAs(page: Page, email: string): Promise<void> {
  const answer = await page.request.post('/api/auth/sign-in/email', {
    data: { email, password: 'tradehall-demo' },
  })
  expect(answer.status(), email).toBe(200)
}
