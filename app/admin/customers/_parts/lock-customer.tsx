'use client'

import { useTranslations } from 'next-intl'
import { Button } from '#app/_components/ui/button.tsx'
import { client } from '#app/_trpc/client.ts'
import { LOCK_REASONS, PUT_BACK_REASONS } from '#server/modules/moderation/constants.ts'
import { ReasonAction } from '../../_parts/reason-action.tsx'
import type { Customer } from '../../_parts/types.ts'

type Subject = Pick<Customer, 'id' | 'name' | 'lockedAt'>

/** Locks a customer out, or lets them in again. An island: each is a mutation. */
export function LockCustomer({ customer }: { customer: Subject }) {
  return customer.lockedAt ? <Unlock customer={customer} /> : <Lock customer={customer} />
}

function Lock({ customer: { id, name } }: { customer: Subject }) {
  const t = useTranslations('admin.customer')
  return (
    <ReasonAction
      trigger={<Button variant="outline">{t('lock')}</Button>}
      title={t('lockTitle', { name })}
      description={t('lockText')}
      confirmLabel={t('lock')}
      destructive
      reasons={LOCK_REASONS}
      act={async (reason) => {
        const result = await client.admin.customers.lock.mutate({ userId: id, locked: true, reason })
        if (!result.ok) return { ok: false, message: t(result.reason) }
        return { ok: true, message: t('doneLocked', { name }) }
      }}
    />
  )
}

function Unlock({ customer: { id, name } }: { customer: Subject }) {
  const t = useTranslations('admin.customer')
  return (
    <ReasonAction
      trigger={<Button>{t('unlock')}</Button>}
      title={t('unlockTitle', { name })}
      description={t('unlockText')}
      confirmLabel={t('unlock')}
      reasons={PUT_BACK_REASONS}
      act={async (reason) => {
        const result = await client.admin.customers.lock.mutate({ userId: id, locked: false, reason })
        if (!result.ok) return { ok: false, message: t(result.reason) }
        return { ok: true, message: t('doneUnlocked', { name }) }
      }}
    />
  )
}
