'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { AlertDialog } from '#app/_components/ui/alert-dialog.tsx'
import { Button, ButtonLink } from '#app/_components/ui/button.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { useRouter } from '#app/_i18n/use-navigation.ts'
import { client } from '#app/_trpc/client.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'

type AddressActionsProps = { id: string; name: string; line1: string; isDefault: boolean }

/** What can be done with one address of the list. An island: it is mutations. */
export function AddressActions({ id, name, line1, isDefault }: AddressActionsProps) {
  const t = useTranslations('account.addresses')
  const router = useRouter()
  const words = useErrorMessage()
  const [busy, setBusy] = useState(false)

  /** Says how it ended, and shows the list as it is then. */
  async function change(call: () => Promise<{ ok: boolean }>, done: string): Promise<boolean> {
    setBusy(true)
    try {
      const { ok } = await call()
      if (ok) toast.success(done)
      else toast.error(t('gone'))
      router.refresh()
      return true
    } catch (error) {
      toast.error(words(error))
      return false
    } finally {
      setBusy(false)
    }
  }

  const which = { addressId: id }
  return (
    <div className="-ml-3 flex flex-wrap items-center gap-1">
      <ButtonLink
        href={`/account/addresses/${id}`}
        variant="ghost"
        size="sm"
        aria-label={t('editOf', { name, line1 })}
      >
        {t('edit')}
      </ButtonLink>
      {!isDefault && (
        <Button
          variant="ghost"
          size="sm"
          loading={busy}
          aria-label={t('makeDefaultOf', { name, line1 })}
          onClick={() => change(() => client.account.addresses.setDefault.mutate(which), t('nowDefault'))}
        >
          {t('makeDefault')}
        </Button>
      )}
      <AlertDialog
        trigger={
          <Button variant="ghost" size="sm" aria-label={t('deleteOf', { name, line1 })}>
            {t('delete')}
          </Button>
        }
        title={t('deleteTitle')}
        description={t('deleteText')}
        confirmLabel={t('delete')}
        cancelLabel={t('keep')}
        destructive
        onConfirm={() => change(() => client.account.addresses.remove.mutate(which), t('deleted'))}
      />
    </div>
  )
}
