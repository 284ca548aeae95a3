'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { announce } from '#app/_components/live-region.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { useTRPC } from '#app/_trpc/client.tsx'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import { takeWish } from './pending-wish.ts'

type Thing = { slug: string; title: string }

/** `null`: not known yet. */
function useSignedIn(): boolean | null {
  const trpc = useTRPC()
  const { data } = useQuery(trpc.account.header.queryOptions())
  return data ? data.name !== null : null
}

/** Sets a wish: shown and said at once, taken back with words where it fails. */
function useSetWish({ title }: Thing) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const t = useTranslations('common.wish')
  const messageOf = useErrorMessage()
  const queryKey = trpc.wishlist.slugs.queryKey()
  return useMutation(
    trpc.wishlist.set.mutationOptions({
      onMutate: async ({ slug, wished }) => {
        await queries.cancelQueries({ queryKey })
        const before = queries.getQueryData(queryKey)
        queries.setQueryData(queryKey, (slugs = []) => [
          ...(wished ? [slug] : []),
          ...slugs.filter((one) => one !== slug),
        ])
        announce(t(wished ? 'added' : 'removed', { title }))
        return before
      },
      onError: (error, _wish, before) => {
        queries.setQueryData(queryKey, before)
        toast.error(messageOf(error))
      },
      onSuccess: (result, _wish, before) => {
        if (result.ok) return
        queries.setQueryData(queryKey, before)
        toast.error(t(result.reason === 'full' ? 'full' : 'gone'))
      },
      onSettled: () => queries.invalidateQueries({ queryKey }),
    }),
  )
}

/**
 * Whether a product is on the visitor's wishlist, and how to change that. All hearts of a page share one request, which
 * guests do not make. `signInFirst` is true for a guest, whose wish comes true when they are back.
 */
export function useWish(thing: Thing): { wished: boolean; signInFirst: boolean; toggle: () => void } {
  const { slug } = thing
  const trpc = useTRPC()
  const signedIn = useSignedIn()
  const { data: slugs } = useQuery({
    ...trpc.wishlist.slugs.queryOptions(),
    enabled: signedIn === true,
    staleTime: 60_000,
  })
  const wished = slugs?.includes(slug) ?? false
  const { mutate } = useSetWish(thing)
  useEffect(() => {
    if (signedIn && takeWish(slug)) mutate({ slug, wished: true })
  }, [signedIn, slug, mutate])
  return { wished, signInFirst: signedIn === false, toggle: () => mutate({ slug, wished: !wished }) }
}
