import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useOptimistic, useRef, useState, useTransition } from 'react'
import { announce } from '#app/_components/live-region.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { client } from '#app/_trpc/client.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import type { OwnProduct } from '../../_parts/types.ts'

type Picture = { url: string; alt: string }

type PicturesOptions = {
  productId: string
  /** As the page read them. */
  pictures: OwnProduct['pictures']
  /** What a new picture shows until its vendor says more. */
  title: string
  most: number
}

/**
 * A product's pictures while somebody changes them: what is shown is changed at once and written after it, one change after
 * the other; what the server refuses is taken back, with words.
 */
export function usePictures({ productId, pictures, title, most }: PicturesOptions) {
  const t = useTranslations('vendor.product')
  const router = useRouter()
  const messageOf = useErrorMessage()
  const [shown, show] = useOptimistic<Picture[]>(pictures)
  const [changing, startTransition] = useTransition()
  const [bringing, setBringing] = useState<{ number: number; count: number } | null>(null)
  const writing = useRef(Promise.resolve(true))
  /** What the next change begins with, and what the server has by all that is known here. */
  const wanted = useRef<Picture[]>(pictures)
  const saved = useRef<Picture[]>(pictures)
  useEffect(() => {
    // A page that was read before the last change knows nothing of it.
    if (!changing) wanted.current = saved.current = pictures
  }, [changing, pictures])

  /** Writes them as they shall be; says whether they are. */
  function change(next: Picture[]): Promise<boolean> {
    wanted.current = next
    return new Promise((resolve) => {
      startTransition(async () => {
        show(next)
        writing.current = writing.current.then(() => write(next))
        resolve(await writing.current)
      })
    })
  }

  async function write(next: Picture[]): Promise<boolean> {
    const seen = saved.current.map(({ url }) => url)
    const list = next.map(({ url, alt }) => ({ url, alt }))
    try {
      const result = await client.vendor.products.setPictures.mutate({ productId, seen, pictures: list })
      if (result.ok) saved.current = next
      else toast.error(t(`refusals.${result.reason}`))
      startTransition(() => router.refresh())
      return result.ok
    } catch (error) {
      toast.error(messageOf(error as Error))
      return false
    }
  }

  /** Brings files one after the other, and puts those that are taken on the product. */
  async function add(files: readonly File[]): Promise<void> {
    const room = most - wanted.current.length
    if (files.length > room) toast.error(t('pictures.full', { most }))
    const chosen = files.slice(0, room)
    const taken: Picture[] = []
    for (const [index, file] of chosen.entries()) {
      const at = { number: index + 1, count: chosen.length }
      setBringing(at)
      announce(t('pictures.bringing', at))
      const answer = await bring(file).catch(() => ({ message: t('pictures.lost') }))
      if ('url' in answer) taken.push({ url: answer.url, alt: title })
      else toast.error(t('pictures.unreadable', { name: file.name, reason: answer.message }))
    }
    setBringing(null)
    const known = new Set(wanted.current.map(({ url }) => url))
    const fresh = taken.filter(({ url }) => !known.has(url))
    if (fresh.length > 0 && (await change([...wanted.current, ...fresh])))
      toast.success(t('pictures.added', { count: fresh.length }))
  }

  return { shown, bringing, changing, change, add }
}

/** Sends a file; answers with its address, or with why it has none. */
async function bring(file: File): Promise<{ url: string } | { message: string }> {
  const response = await fetch('/api/vendor/pictures', {
    method: 'POST',
    headers: { 'content-type': file.type || 'application/octet-stream' },
    body: file,
  })
  return response.json()
}
