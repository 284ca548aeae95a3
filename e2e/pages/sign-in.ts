import { type APIRequestContext, expect } from '@playwright/test'
import { DEMO_LOGINS } from '#local/stack.ts'

/** A page's browser, or the API's caller, is somebody's whom the demo knows. How people sign in themselves is `sign-in.spec.ts`'s business. */
export async function signInAs({ request }: { request: APIRequestContext }, email: string): Promise<void> {
  const { password } = DEMO_LOGINS
  const answer = await request.post('/api/auth/sign-in/email', { data: { email, password } })
  expect(answer.status(), email).toBe(200)
}
