import { createHash } from 'node:crypto'
import { DASHBOARDS, inLocale, LOCALES } from '../../server/messages/locales.ts'
import { THEME_SCRIPT } from './theme.ts'

type Directives = Record<string, readonly string[]>

/** The storefront's folders whose pages are rendered for one person and carry a nonce; the others may be cached. */
const OWN_FOLDERS = ['checkout', 'account', 'order']

/** Where folders of the storefront stand in each language. */
function inEachLocale(folders: readonly string[]): string[] {
  return folders.flatMap((folder) => LOCALES.map((locale) => inLocale(`/${folder}`, locale)))
}

/** Where everything stands that is rendered for one person. */
export const PRIVATE_FOLDERS = [...inEachLocale(OWN_FOLDERS), ...DASHBOARDS.map((folder) => `/${folder}`)]

/** The private folders' addresses, for the proxy's matcher. */
export const PRIVATE_PATHS = PRIVATE_FOLDERS.map((folder) => `${folder}/:path*`)

const THEME_SCRIPT_HASH = `'sha256-${createHash('sha256').update(THEME_SCRIPT).digest('base64')}'`

function serialize(directives: Directives): string {
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ')
}

/** What every page has in common. `style-src` allows inline styles: Base UI and the toasts position by them. */
function baseDirectives(dev: boolean): Directives {
  return {
    'default-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': dev ? ["'self'", 'ws:', 'wss:'] : ["'self'"],
    'frame-src': ["'none'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  }
}

/**
 * Policy of pages that may be cached: one body serves everybody, so it cannot carry a nonce and Next's inline
 * scripts are allowed. These pages show no HTML from users (DESIGN.md section 10).
 */
export function publicPolicy(dev: boolean): string {
  return serialize({
    ...baseDirectives(dev),
    'script-src': ["'self'", "'unsafe-inline'", ...(dev ? ["'unsafe-eval'"] : [])],
  })
}

/**
 * Policy of a page rendered for one person: only scripts with this nonce run, and what they load.
 * `stripe` opens what Stripe's Payment Element needs (https://docs.stripe.com/security/guide#content-security-policy).
 */
export function privatePolicy(input: { nonce: string; stripe: boolean; dev: boolean }): string {
  const base = baseDirectives(input.dev)
  const directives: Directives = {
    ...base,
    'script-src': [
      `'nonce-${input.nonce}'`,
      "'strict-dynamic'",
      THEME_SCRIPT_HASH,
      ...(input.dev ? ["'unsafe-eval'"] : []),
    ],
  }
  if (!input.stripe) return serialize(directives)
  return serialize({
    ...directives,
    // Browsers with strict-dynamic ignore the host; those without it need it.
    'script-src': [...(directives['script-src'] ?? []), 'https://js.stripe.com'],
    'connect-src': [...(base['connect-src'] ?? []), 'https://api.stripe.com'],
    'frame-src': ['https://js.stripe.com', 'https://*.js.stripe.com', 'https://hooks.stripe.com'],
    'img-src': [...(base['img-src'] ?? []), 'https://*.stripe.com'],
  })
}

/** Headers of every answer. Browsers ignore Strict-Transport-Security over plain HTTP, so localhost stays usable. */
const SECURITY_HEADERS = [
  { key: 'Strict-Transport-Security', value: 'max-age=63072000' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin-allow-popups' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value:
      'camera=(), microphone=(), geolocation=(), usb=(), browsing-topics=(), payment=(self "https://js.stripe.com")',
  },
]

const NOTHING_RUNS = { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" }

/** What goes out with a request that is refused before any route has seen it. */
export const REFUSAL_HEADERS = [...SECURITY_HEADERS, NOTHING_RUNS]

/** What goes out with the build's own files. */
export const FILE_HEADERS = SECURITY_HEADERS

/** What goes out with the pictures. Mails show them, too. */
export const PICTURE_HEADERS = [
  ...REFUSAL_HEADERS.filter(({ key }) => key !== 'Cross-Origin-Resource-Policy'),
  { key: 'Cross-Origin-Resource-Policy', value: 'cross-origin' },
]

/** The rules for `headers()` of next.config.ts. Private pages get their policy from proxy.ts instead. */
export function publicHeaderRules(dev: boolean) {
  return [
    { source: '/:path*', headers: SECURITY_HEADERS },
    {
      source: `/((?!(?:${[...PRIVATE_FOLDERS, '/api'].map((folder) => folder.slice(1)).join('|')})(?:/|$)).*)`,
      headers: [{ key: 'Content-Security-Policy', value: publicPolicy(dev) }],
    },
    {
      source: '/api/:path*',
      headers: [NOTHING_RUNS],
    },
  ]
}
