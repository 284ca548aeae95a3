import type { Problems } from './check.ts'
import { filesOf, type TreeFile } from './tree.ts'

/** Forms in which services hand out secrets. Published test values say so in themselves: `demo`, `test`, `example`. */
const FORMS: [RegExp, string][] = [
  [/\b[rs]k_live_[A-Za-z0-9]{16,}/, 'a live key of Stripe'],
  [/\b[rs]k_test_[A-Za-z0-9]{24,}/, 'a test key of Stripe'],
  [/\bwhsec_[A-Za-z0-9+/]{24,}/, 'a signing secret of webhooks'],
  [/\bre_[A-Za-z0-9]{8,}_[A-Za-z0-9]{16,}/, 'a key of Resend'],
  [/\bSK[0-9a-f]{32}\b/, 'an API key of Twilio'],
  [/\bsignkey-(prod|test)-[0-9a-f]{32,}/, 'a signing key of Inngest'],
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/, 'an access key of AWS'],
  [/\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_[A-Za-z0-9_]{40,}/, 'a token of GitHub'],
  [/\bnpm_[A-Za-z0-9]{36}\b/, 'a token of npm'],
  [/\bxox[abprs]-[A-Za-z0-9-]{20,}/, 'a token of Slack'],
  [/\bAIza[A-Za-z0-9_-]{35}\b/, 'a key of Google'],
  [/-----BEGIN ([A-Z]+ )?PRIVATE KEY( BLOCK)?-----/, 'a private key'],
  [/\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/, 'a signed token (JWT)'],
  [/\/\/(?!_authToken=\$)[^\s]*:_authToken=[^\s$]+/, "a registry's token"],
  [
    /\b[a-z][a-z0-9+]*:\/\/[^\s:/@'"`$<>{}]*:(?!password@|pass@|secret@|demo|test|example|\.\.\.)[^\s:/@'"`$<>{}]{6,}@(?!localhost|127\.0\.0\.1|host\b)/,
    'a password in an address',
  ],
]

/** A name that means a secret, given a long random value in quotes or in an environment file. */
const ASSIGNED =
  /(?:secret|token|passw(?:or)?d|api_?key|private_?key)(?:_?access)?(?:_?key)?["']?\s*[:=]\s*["'`]?([A-Za-z0-9+/_=-]{24,})["'`]?/i

const HARMLESS = /demo|test|example|placeholder|dummy|xxxx|0000/i

/** Bits per character above which text is drawn rather than written; English words are below 4, and no hexadecimal is above. */
const DRAWN_BITS = 4
const DRAWN_HEX = /^[0-9a-f]{32,}$/i
const DRAWN_HEX_BITS = 3

/** Nothing that opens something is committed. */
export function checkSecrets(root: string): Problems {
  const files = filesOf(root).filter(
    ({ path }) => !path.endsWith('package-lock.json') && !path.endsWith('go.sum'),
  )
  return files.flatMap(secretsIn)
}

/** The lines of one file that hold what looks like a secret; what it is is named, never shown. */
export function secretsIn({ path, text }: TreeFile): Problems {
  const isEnvironment = /(^|\/)\.env(\.|$)/.test(path) && !path.endsWith('.example')
  if (isEnvironment) return [`${path}: an environment file; settings stay outside the repository`]
  return text.split('\n').flatMap((line, index) => {
    const found = nameOf(line, path.endsWith('.test.ts'))
    return found ? [`${path}:${index + 1}: ${found}`] : []
  })
}

/** Tests make up values that look drawn; only what has a service's own form is one there. */
function nameOf(line: string, isTest: boolean): string | undefined {
  for (const [form, name] of FORMS) {
    const match = form.exec(line)?.[0]
    if (match && !isMadeUp(match)) return name
  }
  const value = isTest ? undefined : ASSIGNED.exec(line)?.[1]
  if (!value || HARMLESS.test(value)) return undefined
  const drawn = DRAWN_HEX.test(value) ? DRAWN_HEX_BITS : DRAWN_BITS
  return bitsPerCharacter(value) > drawn && /\d/.test(value) ? 'a secret with its value' : undefined
}

/** A value that says so, or that is some characters again and again: `whsec_c2VjcmV0c2VjcmV0c2VjcmV0`. */
function isMadeUp(value: string): boolean {
  return /([A-Za-z0-9]{4,8})\1\1/.test(value) || HARMLESS.test(value.replace(/^[a-z]+_test_/, ''))
}

/** Shannon's entropy of the characters. */
function bitsPerCharacter(text: string): number {
  const counts = [...Map.groupBy(text, (char) => char).values()].map((group) => group.length / text.length)
  return -counts.reduce((sum, share) => sum + share * Math.log2(share), 0)
}
