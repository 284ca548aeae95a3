import type { inferRouterOutputs } from '@trpc/server'
import { Monitor, Smartphone } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { DateTime } from '#app/_components/date-time.tsx'
import { Badge } from '#app/_components/ui/badge.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import type { AppRouter } from '#server/trpc/router.ts'
import { deviceOf } from '../_lib/device.ts'
import { EndOtherSessions, EndSession } from './session-actions.tsx'

type Session = inferRouterOutputs<AppRouter>['account']['sessions']['list'][number]

/** Where a person is signed in, in words that they recognise. */
export function Sessions({ sessions }: { sessions: readonly Session[] }) {
  const t = useTranslations('account.security')
  return (
    <Card aria-labelledby="sessions">
      <CardHeader
        id="sessions"
        title={t('sessions')}
        description={t('sessionsText')}
        actions={sessions.length > 1 && <EndOtherSessions />}
      />
      <CardContent>
        <ul className="divide-y divide-border">
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
      </CardContent>
    </Card>
  )
}

function SessionRow({ session }: { session: Session }) {
  const t = useTranslations('account.security')
  const device = deviceOf(session.userAgent)
  const name = device ? t('device', device) : t('unknown')
  const Icon = /Android|iPhone|iPad/.test(device?.system ?? '') ? Smartphone : Monitor
  return (
    <li className="flex items-center gap-4 py-3 first:pt-0 last:pb-0">
      <Icon aria-hidden className="size-5 shrink-0 text-muted-foreground" />
      <div className="min-w-0 flex-1 text-sm">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          {name}
          {session.current && <Badge tone="success">{t('here')}</Badge>}
        </p>
        <p className="text-muted-foreground">
          {t.rich('since', { when: () => <DateTime value={session.createdAt} /> })}
        </p>
      </div>
      {!session.current && <EndSession id={session.id} device={name} />}
    </li>
  )
}
