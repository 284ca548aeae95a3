export type AuthAnswer = { ok: true } | { ok: false; message: string; field: 'email' | 'password' | null }

type Told = { message: string; field?: 'email' | 'password' }

/** better-auth's codes (https://www.better-auth.com/docs/concepts/api) in words that say what to do. */
const WORDS: Record<string, Told> = {
  INVALID_EMAIL_OR_PASSWORD: {
    message: 'E-mail address and password do not belong together. Please check both.',
  },
  USER_ALREADY_EXISTS: {
    message: 'There is an account with this address already. Please sign in.',
    field: 'email',
  },
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: {
    message: 'There is an account with this address already. Please sign in.',
    field: 'email',
  },
  INVALID_EMAIL: { message: 'Please write an e-mail address, such as name@example.com.', field: 'email' },
  PASSWORD_TOO_SHORT: { message: 'Please use a longer password.', field: 'password' },
  PASSWORD_TOO_LONG: { message: 'Please use a shorter password.', field: 'password' },
  INVALID_TOKEN: { message: 'This link has expired or was used already. Please ask for a new one.' },
}

const BROKEN = 'Something went wrong on our side. Please try again in a moment.'
const OFFLINE = 'We could not reach the shop. Check your connection and try again.'

/** One call of the sign-in service. Cookies come with the answer; nothing of it is kept here. */
export async function callAuth(path: string, body: object): Promise<AuthAnswer> {
  let response: Response
  try {
    response = await fetch(`/api/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  } catch {
    return { ok: false, message: OFFLINE, field: null }
  }
  if (response.ok) return { ok: true }
  const { code, message } = (await response.json().catch(() => ({}))) as { code?: string; message?: string }
  return { ok: false, field: null, ...tell(response.status, code, message) }
}

/** What to tell a person about a refusal: our words for what we know, the server's own for limits. */
export function tell(status: number, code: string | undefined, message: string | undefined): Told {
  const known = code ? WORDS[code] : undefined
  if (known) return known
  if (status === 429)
    return { message: message ?? 'That was tried too often. Please try again in a few minutes.' }
  return { message: status < 500 ? 'That did not work. Please check what you entered.' : BROKEN }
}
