'use client'

import { useTranslations } from 'next-intl'
import { Button } from '#app/_components/ui/button.tsx'
import { client } from '#app/_trpc/client.ts'
import { PUT_BACK_REASONS, TAKE_DOWN_REASONS } from '#server/modules/moderation/constants.ts'
import { ReasonAction } from '../../_parts/reason-action.tsx'
import type { ProductRow } from '../../_parts/types.ts'

type Subject = Pick<ProductRow, 'id' | 'title' | 'listed'>

/** Takes a product out of the storefront's lists, or puts it back. An island: each is a mutation. */
export function ProductListing({ product }: { product: Subject }) {
  return product.listed ? <Unlist product={product} /> : <ListAgain product={product} />
}

function Unlist({ product: { id, title } }: { product: Subject }) {
  const t = useTranslations('admin.products')
  return (
    <ReasonAction
      trigger={
        <Button variant="outline" size="sm" aria-label={t('unlistOf', { title })}>
          {t('unlist')}
        </Button>
      }
      title={t('unlistTitle', { title })}
      description={t('unlistText')}
      confirmLabel={t('unlist')}
      destructive
      reasons={TAKE_DOWN_REASONS}
      act={async (reason) => {
        const change = { productId: id, listed: false, reason } as const
        const result = await client.admin.products.changeListing.mutate(change)
        if (!result.ok) return { ok: false, message: t(result.reason) }
        return { ok: true, message: t('doneUnlisted', { title }) }
      }}
    />
  )
}

function ListAgain({ product: { id, title } }: { product: Subject }) {
  const t = useTranslations('admin.products')
  return (
    <ReasonAction
      trigger={
        <Button variant="outline" size="sm" aria-label={t('listOf', { title })}>
          {t('list')}
        </Button>
      }
      title={t('listTitle', { title })}
      description={t('listText')}
      confirmLabel={t('list')}
      reasons={PUT_BACK_REASONS}
      act={async (reason) => {
        const change = { productId: id, listed: true, reason } as const
        const result = await client.admin.products.changeListing.mutate(change)
        if (!result.ok) return { ok: false, message: t(result.reason) }
        return { ok: true, message: t('doneListed', { title }) }
      }}
    />
  )
}
