import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { Badge } from '#app/_components/ui/badge.tsx'
import { Card, CardHeader } from '#app/_components/ui/card.tsx'
import { api } from '#server/trpc/caller.ts'
import { MemberActions } from '../_parts/member-actions.tsx'
import { MemberDialog } from '../_parts/member-dialog.tsx'
import { SettingsHeader } from '../_parts/settings-header.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vendor.settings'))('team') }
}

export default async function VendorTeam() {
  const [{ vendor }, t] = await Promise.all([api(), getTranslations('vendor.team')])
  const { members, self, mayChange } = await vendor.team.list()
  return (
    <>
      <SettingsHeader current="team" />
      <Card className="overflow-hidden">
        <CardHeader
          title={t('title')}
          description={t(mayChange ? 'text' : 'staffText')}
          actions={mayChange ? <MemberDialog /> : null}
        />
        <DataTable
          caption={t('title')}
          rows={members}
          rowKey={({ id }) => id}
          columns={[
            { id: 'name', header: t('name'), phone: 'title', cell: ({ name }) => name },
            {
              id: 'email',
              header: t('email'),
              cell: ({ email }) => <span className="[overflow-wrap:anywhere]">{email}</span>,
            },
            {
              id: 'role',
              header: t('role'),
              cell: ({ role }) => (
                <Badge tone={role === 'owner' ? 'primary' : 'neutral'}>{t(`roles.${role}`)}</Badge>
              ),
            },
            {
              id: 'since',
              header: t('since'),
              cell: ({ since }) => <DateTime value={since} style="date" />,
            },
            {
              id: 'change',
              header: t('change'),
              phone: 'bare',
              align: 'end',
              cell: (member) => (
                <MemberActions member={member} isSelf={member.id === self} mayChange={mayChange} />
              ),
            },
          ]}
        />
      </Card>
    </>
  )
}
