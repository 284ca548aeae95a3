import { DEMO_LOGINS } from './settings.ts'
import type { InstanceState, PartName } from './state.ts'

function table(rows: [string, string][]): string {
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`).join('\n')
}

function inngest(state: InstanceState): string {
  const { state: at, note } = state.parts.inngest
  if (at === 'up' || at === 'elsewhere') return state.urls.inngest
  return `${state.urls.inngest} (on its way${note ? `: ${note}` : ''})`
}

/** Where everything is, and who may sign in. */
export function urlTable(state: InstanceState): string {
  const { urls, env } = state
  return table([
    ['Storefront', urls.storefront],
    ['Vendor dashboard', urls.vendor],
    ['Admin', urls.admin],
    ['Job inspector', urls.jobs],
    ['Mailbox', urls.mailbox],
    ['Inngest server', inngest(state)],
    ['Database', env.DATABASE_URL ?? ''],
    ['Demo logins', `${DEMO_LOGINS.customer}, ${DEMO_LOGINS.vendor}, ${DEMO_LOGINS.admin}`],
    ['Password', DEMO_LOGINS.password],
  ])
}

/** What runs where, process by process. */
export function statusTable(state: InstanceState): string {
  const since = state.readyAt ? `ready since ${state.readyAt}` : `starting since ${state.startedAt}`
  const parts = (Object.keys(state.parts) as PartName[]).map((name): [string, string] => {
    const { state: at, pid, restarts, note } = state.parts[name]
    const details = [pid && `process ${pid}`, restarts && `restarted ${restarts} times`, note].filter(Boolean)
    return [name, details.length > 0 ? `${at} (${details.join(', ')})` : at]
  })
  const mode = state.mode === 'dev' ? ' in development' : ''
  return `Tradehall runs${mode}, ${since}.\n\n${urlTable(state)}\n\n${table(parts)}`
}
