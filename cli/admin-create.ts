/**
 * `npm run admin:create -- --email you@example.com [--name "Your Name"]`: makes an operator. The password is read from
 * stdin where something is piped in; otherwise it is drawn and shown once.
 */
import { randomBytes } from 'node:crypto'
import { fstatSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createTranslator } from 'next-intl'
import type { Db } from '#server/db/index.ts'
import { messagesOf } from '#server/messages/index.ts'
import { createUser } from '#server/modules/accounts/create-user.ts'
import { signUpForm } from '#server/modules/accounts/schema.ts'
import { withDatabase } from './with-database.ts'

const USAGE =
  'Usage: npm run admin:create -- --email you@example.com [--name "Your Name"]   (password on stdin, or drawn)'

async function main(db: Db): Promise<number> {
  const { values } = parseArgs({ options: { email: { type: 'string' }, name: { type: 'string' } } })
  if (!values.email) return fail(USAGE)
  const typed = await pipedIn()
  const password = typed ?? randomBytes(18).toString('base64url')
  const t = createTranslator({ locale: 'en', messages: messagesOf('en'), namespace: 'auth.problems' })
  const checked = signUpForm((problem, values) => t(problem, { least: 0, most: 0, ...values }))
  const form = checked.safeParse({ email: values.email, name: values.name ?? 'Operator', password })
  if (!form.success)
    return fail(form.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))

  const made = await createUser(db, { ...form.data, role: 'operator' })
  if (!made.ok) return fail(`There is an account with ${values.email} already.`)
  process.stdout.write(`Made the operator ${form.data.email}.\n`)
  if (typed === null) process.stdout.write(`Password, shown this once: ${password}\n`)
  return 0
}

/** The first line of what was piped in; null where nothing is piped in. */
async function pipedIn(): Promise<string | null> {
  const stdin = fstatSync(0)
  // A program that pipes something in may do it through a socket.
  if (!stdin.isFIFO() && !stdin.isFile() && !stdin.isSocket()) return null
  let text = ''
  for await (const chunk of process.stdin) text += chunk
  return text.split('\n')[0]?.trim() || null
}

function fail(message: string): number {
  process.stderr.write(`${message}\n`)
  return 1
}

await withDatabase(main)
