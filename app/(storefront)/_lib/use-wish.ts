'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { announce } from '#app/_components/live-region.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { client } from '#app/_trpc/client.ts'
import { failureKind } from '#app/_trpc/errors.ts'
import { useAnswer } from '#app/_trpc/use-answer.ts'
import { takeWish } from './pending-wish.ts'
import { useVisitor, wishes } from './visitor.ts'

type Thing = { slug: string; title: string }

const withWish = (slugs: string[], slug: string, wished: boolean) => [
  ...(wished ? [slug] : []),
  ...slugs.filter((one) => one !== slug),
]

/**
 * Sets a wish: shown at once, and said where it is known whose it is; taken back where it fails, with words or by asking
 * a stranger to sign in.
 */
function useSetWish(
  { slug, title }: Thing,
  { known, askToSignIn }: { known: boolean; askToSignIn?: () => void },
): (wished: boolean) => Promise<void> {
  const t = useTranslations('common.wish')
  const words = useTranslations('common.errors')
  return async (wished) => {
    wishes.change((slugs) => withWish(slugs, slug, wished))
    const say = () => announce(t(wished ? 'added' : 'removed', { title }))
    if (known) say()
    const takeBack = () => wishes.change((slugs) => withWish(slugs, slug, !wished))
    try {
      const result = await client.wishlist.set.mutate({ slug, wished })
      if (!result.ok) {
        takeBack()
        toast.error(t(result.reason === 'full' ? 'full' : 'gone'))
      } else if (!known) say()
    } catch (error) {
      takeBack()
      const kind = failureKind(error)
      if (kind === 'signIn' && askToSignIn) askToSignIn()
      else toast.error(words(kind))
    }
    void wishes.refresh()
  }
}

/**
 * Whether a product is on the visitor's wishlist, and how to change that. All hearts of a page share one request, which
 * guests do not make. `askToSignIn` is called for a guest, whose wish comes true when they are back: at once where the
 * page knows who is there, else when the server has said so.
 */
export function useWish(thing: Thing, askToSignIn?: () => void): { wished: boolean; toggle: () => void } {
  const { slug } = thing
  const who = useVisitor()
  const signedIn = who !== undefined && who.name !== null
  const slugs = useAnswer(wishes, undefined, { wanted: signedIn }).data
  const wished = slugs?.includes(slug) ?? false
  const set = useSetWish(thing, { known: signedIn, askToSignIn })
  useEffect(() => {
    if (signedIn && takeWish(slug)) void set(true)
  })
  const guest = who !== undefined && !signedIn
  return { wished, toggle: () => (guest && askToSignIn ? askToSignIn() : void set(!wished)) }
}
