'use client'

import { useLocale, useTranslations } from 'next-intl'
import { buttonVariants } from '#app/_components/ui/button-variants.ts'
import { Dialog, DialogActions } from '#app/_components/ui/dialog.tsx'
import { getPathname } from '#app/_i18n/navigation.ts'
import { rememberWish } from '../_lib/pending-wish.ts'

type SignInFirstProps = { slug: string; title: string; onClose: () => void }

/** A wishlist belongs to somebody: asks a guest to sign in, and brings them back to where they are, the wish come true. */
export function SignInFirst({ slug, title, onClose }: SignInFirstProps) {
  const t = useTranslations('common.wish')
  const locale = useLocale()
  const next = encodeURIComponent(location.pathname + location.search)
  const way = (path: string) => ({
    href: `${getPathname({ href: path, locale })}?next=${next}`,
    onClick: () => rememberWish(slug),
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('signInTitle')}
      description={t('signInText', { title })}
    >
      <DialogActions>
        <a {...way('/sign-up')} className={buttonVariants({ variant: 'outline' })}>
          {t('signUp')}
        </a>
        <a {...way('/sign-in')} className={buttonVariants()}>
          {t('signIn')}
        </a>
      </DialogActions>
    </Dialog>
  )
}
