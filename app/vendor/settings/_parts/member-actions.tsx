'use client'

import { useTranslations } from 'next-intl'
import { AlertDialog } from '#app/_components/ui/alert-dialog.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { sayOnNextPage } from '#app/_components/ui/say-on-next-page.ts'
import { client } from '#app/_trpc/client.ts'
import { useMutation } from '#app/_trpc/use-mutation.ts'
import type { TeamMember } from '../../_parts/types.ts'
import { useTeamOutcome } from './team-outcome.ts'

type MemberProps = { member: TeamMember }

/** What can be done with one who works here: owners do it with everybody, all may leave. Islands: they are mutations. */
export function MemberActions({
  member,
  isSelf,
  mayChange,
}: MemberProps & { isSelf: boolean; mayChange: boolean }) {
  if (!mayChange && !isSelf) return null
  return (
    <span className="inline-flex flex-wrap justify-end gap-2">
      {mayChange && <ChangeRole member={member} />}
      {isSelf ? <Leave member={member} /> : <Remove member={member} />}
    </span>
  )
}

function ChangeRole({ member: { id: userId, name, role } }: MemberProps) {
  const t = useTranslations('vendor.team')
  const wanted = role === 'owner' ? 'staff' : 'owner'
  const change = useMutation(
    client.vendor.team.changeRole.mutate,
    useTeamOutcome(t(`became.${wanted}`, { name })),
  )
  return (
    <AlertDialog
      trigger={
        <Button variant="outline" size="sm" aria-label={t(`makeOf.${wanted}`, { name })}>
          {t(`make.${wanted}`)}
        </Button>
      }
      title={t(`makeTitle.${wanted}`, { name })}
      description={t(`makeText.${wanted}`)}
      confirmLabel={t(`make.${wanted}`)}
      onConfirm={() => change.mutateAsync({ userId, role: wanted })}
    />
  )
}

function Remove({ member: { id: userId, name } }: MemberProps) {
  const t = useTranslations('vendor.team')
  const remove = useMutation(client.vendor.team.remove.mutate, useTeamOutcome(t('removed', { name })))
  return (
    <AlertDialog
      trigger={
        <Button variant="outline" size="sm" aria-label={t('removeOf', { name })}>
          {t('remove')}
        </Button>
      }
      title={t('removeTitle', { name })}
      description={t('removeText')}
      confirmLabel={t('remove')}
      destructive
      onConfirm={() => remove.mutateAsync({ userId })}
    />
  )
}

/** Whoever has left finds no dashboard any more: the way leads to their account. */
function Leave({ member: { id: userId } }: MemberProps) {
  const t = useTranslations('vendor.team')
  const outcome = useTeamOutcome(t('left'))
  const leave = useMutation(client.vendor.team.remove.mutate, {
    onError: outcome.onError,
    onSuccess: (result) => {
      if (!result.ok) return outcome.onSuccess(result)
      sayOnNextPage(t('left'))
      location.assign('/account')
    },
  })
  return (
    <AlertDialog
      trigger={
        <Button variant="outline" size="sm">
          {t('leave')}
        </Button>
      }
      title={t('leaveTitle')}
      description={t('leaveText')}
      confirmLabel={t('leave')}
      destructive
      onConfirm={() => leave.mutateAsync({ userId })}
    />
  )
}
