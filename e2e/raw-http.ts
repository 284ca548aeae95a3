/** HTTP as nobody's browser would send it: for tests of what stands in addresses, headers and bodies. */
import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { expect } from '@playwright/test'
import { DEMO_LOGINS } from '#local/stack.ts'

export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
}

const shop = new URL(process.env.E2E_BASE_URL ?? 'http://127.0.0.1:3000')

/** A request as it is written here: nothing in the path is tidied up. */
export function send(
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const to = { host: shop.hostname, port: shop.port, path, method, headers, agent: false }
    const outgoing = request(to, async (response) => {
      const chunks: Buffer[] = []
      try {
        for await (const chunk of response) chunks.push(chunk)
      } catch {} // An answer may come before the whole body was sent, and end the connection.
      const text = Buffer.concat(chunks).toString()
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** The address of a file that Next serves: `app/(storefront)/[locale]/(shop)/cart/page.tsx` is /cart, in English. */
export function routeOf(file: string): string {
  const folders = file.replaceAll('\\', '/').split('/').slice(0, -1)
  return `/${folders.filter((folder) => !folder.startsWith('(') && folder !== '[locale]').join('/')}`
}

/** Every route of the application, as its folders name it. */
export const ROUTES = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|[\\/])(page\.tsx|route\.ts)$/.test(file))
  .map(routeOf)

export const filled = (route: string, name: string) => route.replace(/\[+(\.\.\.)?[a-z]+\]+/gi, name)
export const hasNames = (route: string) => route.includes('[')

/** Cookies of a demo login. */
export async function signedIn(person: 'vendor' | 'operator'): Promise<string> {
  const headers = { 'content-type': 'application/json' }
  const email = person === 'operator' ? DEMO_LOGINS.admin : DEMO_LOGINS.vendor
  const body = JSON.stringify({ email, password: DEMO_LOGINS.password })
  const { status, headers: told } = await send('/api/auth/sign-in/email', { method: 'POST', headers, body })
  if (status !== 200) throw new Error(`The demo ${person} cannot sign in: ${status}.`)
  return [told['set-cookie'] ?? []]
    .flat()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ')
}

/** Neither a 5xx nor anything of how the shop is made. */
export function expectCalm({ status, text }: Answer, said: string): void {
  expect(status, `${said} -> ${status} ${text.slice(0, 300)}`).toBeLessThan(500)
  expect(text, said).not.toMatch(/node_modules\/|\bat [\w.<>]+ \(.*:\d+:\d+\)|PrismaClient/)
}

/** One after another would wait for the network alone. */
export async function all<T>(
  things: readonly T[],
  act: (thing: T) => Promise<void>,
  atOnce = 8,
): Promise<void> {
  const rest = [...things]
  const work = async () => {
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) await act(next)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

/** What comes back for these very bytes, within a second. */
export function raw(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let told = ''
    const socket = connect(Number(shop.port), shop.hostname, () => socket.write(bytes, 'latin1'))
    socket.on('data', (chunk) => {
      told += chunk
    })
    socket.on('error', () => socket.destroy())
    socket.on('close', () => resolve(told))
    socket.setTimeout(1_000, () => socket.destroy())
  })
}
