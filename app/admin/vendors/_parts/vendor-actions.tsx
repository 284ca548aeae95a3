'use client'

import { useTranslations } from 'next-intl'
import { Button } from '#app/_components/ui/button.tsx'
import { client } from '#app/_trpc/client.ts'
import { PUT_BACK_REASONS, TAKE_DOWN_REASONS } from '#server/modules/moderation/constants.ts'
import { ReasonAction } from '../../_parts/reason-action.tsx'
import type { Vendor } from '../../_parts/types.ts'

type Subject = Pick<Vendor, 'id' | 'name' | 'status' | 'listed'>

/** What an operator can do about a vendor's standing. An island: each is a mutation. */
export function VendorActions({ vendor }: { vendor: Subject }) {
  const { status, listed } = vendor
  return (
    <>
      {status === 'approved' && !listed ? <PutBack vendor={vendor} to="listed" /> : null}
      {status === 'approved' && listed ? <TakeDown vendor={vendor} to="unlisted" /> : null}
      {status === 'suspended' ? null : <TakeDown vendor={vendor} to="suspended" />}
      {status === 'approved' ? null : <PutBack vendor={vendor} to="approved" />}
    </>
  )
}

function PutBack({ vendor: { id, name, status }, to }: { vendor: Subject; to: 'approved' | 'listed' }) {
  const t = useTranslations('admin.standing')
  const verb = to === 'listed' ? 'list' : status === 'suspended' ? 'reinstate' : 'approve'
  return (
    <ReasonAction
      trigger={<Button variant={to === 'approved' ? 'primary' : 'outline'}>{t(verb)}</Button>}
      title={t(`${verb}Title`, { name })}
      description={t(verb === 'list' ? 'listText' : 'approveText')}
      confirmLabel={t(verb)}
      reasons={PUT_BACK_REASONS}
      act={async (reason) => {
        const result = await client.admin.vendors.changeStanding.mutate({ vendorId: id, to, reason })
        if (!result.ok) return { ok: false, message: t(result.reason) }
        return { ok: true, message: t(to === 'listed' ? 'doneListed' : 'doneApproved', { name }) }
      }}
    />
  )
}

function TakeDown({ vendor: { id, name }, to }: { vendor: Subject; to: 'suspended' | 'unlisted' }) {
  const t = useTranslations('admin.standing')
  const verb = to === 'suspended' ? 'suspend' : 'unlist'
  return (
    <ReasonAction
      trigger={<Button variant="outline">{t(verb)}</Button>}
      title={t(`${verb}Title`, { name })}
      description={t(`${verb}Text`)}
      confirmLabel={t(verb)}
      destructive
      reasons={TAKE_DOWN_REASONS}
      act={async (reason) => {
        const result = await client.admin.vendors.changeStanding.mutate({ vendorId: id, to, reason })
        if (!result.ok) return { ok: false, message: t(result.reason) }
        return { ok: true, message: t(to === 'suspended' ? 'doneSuspended' : 'doneUnlisted', { name }) }
      }}
    />
  )
}
