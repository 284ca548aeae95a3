'use client'

import { useTranslations } from 'next-intl'
import { AlertDialog } from '#app/_components/ui/alert-dialog.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { client } from '#app/_trpc/client.ts'
import { useMutation } from '#app/_trpc/use-mutation.ts'
import type { OwnProduct } from '../../_parts/types.ts'
import { useProductOutcome } from './product-outcome.ts'

/** Puts a product on sale, or takes it off after a question. An island: both are mutations. */
export function ProductState({ productId, status }: { productId: string } & Pick<OwnProduct, 'status'>) {
  const t = useTranslations('vendor.product')
  const change = useMutation(
    client.vendor.products.setStatus.mutate,
    useProductOutcome<{ status: OwnProduct['status'] }>((wanted) =>
      toast.success(t(wanted.status === 'published' ? 'published' : 'archived')),
    ),
  )
  if (status === 'published') {
    return (
      <AlertDialog
        trigger={<Button variant="outline">{t('archive')}</Button>}
        title={t('archiveTitle')}
        description={t('archiveText')}
        confirmLabel={t('archive')}
        onConfirm={async () => {
          await change.mutateAsync({ productId, status: 'archived', seen: status }).catch(() => {})
          return true
        }}
      />
    )
  }
  return (
    <Button
      loading={change.isPending}
      onClick={() => change.mutate({ productId, status: 'published', seen: status })}
    >
      {t('publish')}
    </Button>
  )
}
