import { getTranslations } from 'next-intl/server'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Badge } from '#app/_components/ui/badge.tsx'
import { api } from '#server/trpc/caller.ts'

/** Says so while the job server is not there; nothing when all is well. Put it into a `Suspense`. */
export async function JobServerNotice() {
  const [{ admin }, t] = await Promise.all([api(), getTranslations('admin.jobServer')])
  const { state } = await admin.overview.jobServer()
  if (state === 'ready' || state === 'cloud') return null
  return (
    <Alert tone="warning" className="mb-6" title={t(state === 'away' ? 'awayTitle' : 'registeringTitle')}>
      {t('notice')}
    </Alert>
  )
}

/** The job server's state in a few words. Put it into a `Suspense`. */
export async function JobServerState() {
  const [{ admin }, t] = await Promise.all([api(), getTranslations('admin.jobServer')])
  const server = await admin.overview.jobServer()
  if (server.state === 'ready') return <Badge tone="success">{t('ready', { count: server.functions })}</Badge>
  if (server.state === 'cloud') return <Badge tone="info">{t('cloud')}</Badge>
  return <Badge tone="warning">{t(server.state)}</Badge>
}
