'use client'

import { useTranslations } from 'next-intl'
import { Button } from '#app/_components/ui/button.tsx'
import { client } from '#app/_trpc/client.ts'
import { HIDE_REASONS } from '#server/modules/reviews/constants.ts'
import { ConfirmAction } from './confirm-action.tsx'
import { ReasonAction } from './reason-action.tsx'
import type { ReviewRow } from './types.ts'

type Subject = Pick<ReviewRow, 'id' | 'author' | 'hidden'>

/** Hides a review, or brings it back. An island: each is a mutation. */
export function ReviewActions({ review }: { review: Subject }) {
  return review.hidden ? <Restore review={review} /> : <Hide review={review} />
}

function Hide({ review: { id, author } }: { review: Subject }) {
  const t = useTranslations('admin.reviews')
  return (
    <ReasonAction
      trigger={
        <Button variant="outline" size="sm" aria-label={t('hideOf', { author })}>
          {t('hide')}
        </Button>
      }
      title={t('hideTitle', { author })}
      description={t('hideText')}
      confirmLabel={t('hide')}
      destructive
      reasons={HIDE_REASONS}
      act={async (reason) => {
        const result = await client.admin.reviews.hide.mutate({ reviewId: id, reason })
        if (!result.ok) return { ok: false, message: t('gone') }
        return { ok: true, message: t(result.again ? 'again' : 'doneHidden', { author }) }
      }}
    />
  )
}

function Restore({ review: { id, author } }: { review: Subject }) {
  const t = useTranslations('admin.reviews')
  return (
    <ConfirmAction
      trigger={
        <Button variant="outline" size="sm" aria-label={t('restoreOf', { author })}>
          {t('restore')}
        </Button>
      }
      title={t('restoreTitle', { author })}
      description={t('restoreText')}
      confirmLabel={t('restore')}
      act={async () => {
        const result = await client.admin.reviews.restore.mutate({ reviewId: id })
        if (!result.ok) return { ok: false, message: t('gone') }
        return { ok: true, message: t(result.again ? 'again' : 'doneRestored', { author }) }
      }}
    />
  )
}
