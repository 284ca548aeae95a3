import { spawn } from 'node:child_process'
import type { Note, Problems } from './check.ts'

/** How long the registry may take, in milliseconds. */
const PATIENCE_MS = 30_000

/** What fails a commit; the rest is for whoever updates next. */
const GRAVE = ['high', 'critical']

interface Report {
  vulnerabilities?: Record<
    string,
    { severity: string; range: string; via: ({ title?: string; url?: string } | string)[] }
  >
  message?: string
}

/**
 * What is known against the packages that run in production (`npm audit`). A registry that does not answer the question,
 * as mirrors do, is no reason to stop: that is noted in one line.
 */
export async function checkVulnerabilities(root: string, note: Note = () => {}): Promise<Problems> {
  const report = await audit(root)
  if (!report.vulnerabilities) {
    note(`Nothing was asked: the registry does not answer (${report.message ?? 'no words'}).`)
    return []
  }
  const found = Object.entries(report.vulnerabilities)
  const grave = found.filter(([, { severity }]) => GRAVE.includes(severity))
  if (found.length > grave.length)
    note(`${found.length - grave.length} known faults that are not grave: \`npm audit\` lists them.`)
  return grave.map(
    ([name, { severity, range, via }]) => `package.json: ${name} ${range}: ${severity}: ${reasonOf(via)}`,
  )
}

function reasonOf(via: NonNullable<Report['vulnerabilities']>[string]['via']): string {
  return via
    .map((one) => (typeof one === 'string' ? `through ${one}` : `${one.title} (${one.url})`))
    .join('; ')
}

/** npm's own report; only `message` where there is none. npm ends with 1 both when it finds and when it fails. */
function audit(root: string): Promise<Report> {
  const wants = ['audit', '--omit=dev', '--json', '--fetch-retries=0', `--fetch-timeout=${PATIENCE_MS}`]
  // Under `npm run` npm says where it is; elsewhere it is on the PATH, on Windows as a script.
  const npm = process.env.npm_execpath
  const child = npm
    ? spawn(process.execPath, [npm, ...wants], { cwd: root, timeout: PATIENCE_MS * 2 })
    : spawn('npm', wants, { cwd: root, timeout: PATIENCE_MS * 2, shell: process.platform === 'win32' })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ message: error.message }))
    child.once('close', () => resolve(read(output)))
  })
}

function read(output: string): Report {
  try {
    const report = JSON.parse(output) as Report
    // The address that npm names may be a house's own.
    return { ...report, ...(report.message && { message: report.message.replace(/ - .*|https?:\S+/g, '') }) }
  } catch {
    return { message: 'npm said nothing that can be read' }
  }
}
