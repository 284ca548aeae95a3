import { Alert } from '#app/_components/ui/alert.tsx'
import { Badge } from '#app/_components/ui/badge.tsx'
import { api } from '#server/trpc/caller.ts'

/** Says so while the job server is not there; nothing when all is well. Put it into a `Suspense`. */
export async function JobServerNotice() {
  const { admin } = await api()
  const { state } = await admin.overview.jobServer()
  if (state === 'ready' || state === 'cloud') return null
  return (
    <Alert
      tone="warning"
      className="mb-6"
      title={state === 'away' ? 'The job server is on its way' : 'The job server has no functions yet'}
    >
      {state === 'away'
        ? 'It does not answer yet. Orders are taken; their events wait in the outbox and are worked off as soon as it is there.'
        : 'It answers, and a worker registers the functions within a minute. Until then events wait.'}
    </Alert>
  )
}

/** The job server's state in a few words. Put it into a `Suspense`. */
export async function JobServerState() {
  const { admin } = await api()
  const server = await admin.overview.jobServer()
  if (server.state === 'ready') return <Badge tone="success">Reachable, {server.functions} functions</Badge>
  if (server.state === 'cloud') return <Badge tone="info">Inngest Cloud</Badge>
  return <Badge tone="warning">{server.state === 'away' ? 'On its way' : 'Registering functions'}</Badge>
}
