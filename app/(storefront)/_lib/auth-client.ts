/** What went wrong with a call of the sign-in service, as `auth.problems` has words for it. */
export type AuthProblem = {
  problem:
    | 'wrongPair'
    | 'wrongPassword'
    | 'taken'
    | 'email'
    | 'passwordShort'
    | 'passwordLong'
    | 'expired'
    | 'tooOften'
    | 'refused'
    | 'broken'
    | 'unreachable'
  /** Beside which field it is told. */
  field?: 'email' | 'password' | 'current'
  /** After which another try has a chance. */
  minutes?: number
}
export type AuthAnswer = { ok: true } | ({ ok: false } & AuthProblem)

/** better-auth's codes (https://www.better-auth.com/docs/concepts/api). */
const CODES: Record<string, AuthProblem> = {
  INVALID_EMAIL_OR_PASSWORD: { problem: 'wrongPair' },
  INVALID_PASSWORD: { problem: 'wrongPassword', field: 'current' },
  USER_ALREADY_EXISTS: { problem: 'taken', field: 'email' },
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: { problem: 'taken', field: 'email' },
  INVALID_EMAIL: { problem: 'email', field: 'email' },
  PASSWORD_TOO_SHORT: { problem: 'passwordShort', field: 'password' },
  PASSWORD_TOO_LONG: { problem: 'passwordLong', field: 'password' },
  INVALID_TOKEN: { problem: 'expired' },
}

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
    return { ok: false, problem: 'unreachable' }
  }
  if (response.ok) return { ok: true }
  const { code } = (await response.json().catch(() => ({}))) as { code?: string }
  return { ok: false, ...problemOf(response.status, code, response.headers.get('retry-after')) }
}

/** What a refusal means to a person. `retryAfter`: seconds, as the header has it. */
export function problemOf(status: number, code?: string, retryAfter?: string | null): AuthProblem {
  if (status === 429) return { problem: 'tooOften', minutes: Math.ceil((Number(retryAfter) || 60) / 60) }
  const known = code ? CODES[code] : undefined
  return known ?? { problem: status < 500 ? 'refused' : 'broken' }
}
