import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { announce } from '#app/_components/live-region.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { client } from '#app/_trpc/client.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import type { OwnProduct } from './types.ts'

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
 * A product's pictures while somebody changes them: what is shown is changed at once and written after it; what the server
 * refuses is taken back, with words.
 */
export function usePictures({ productId, pictures, title, most }: PicturesOptions) {
  const t = useTranslations('vendor.product')
  const router = useRouter()
  const messageOf = useErrorMessage()
  const [shown, setShown] = useState<Picture[]>(pictures)
  const [standing, setStanding] = useState(pictures)
  const [bringing, setBringing] = useState<{ number: number; count: number } | null>(null)
  const [busy, setBusy] = useState(false)
  const saved = useRef<Picture[]>(pictures)
  if (standing !== pictures) {
    setStanding(pictures)
    if (!busy) {
      setShown(pictures)
      saved.current = pictures
    }
  }

  /** Writes them as they shall be; says whether they are. */
  async function change(next: Picture[]): Promise<boolean> {
    const seen = saved.current.map(({ url }) => url)
    setShown(next)
    setBusy(true)
    try {
      const wanted = next.map(({ url, alt }) => ({ url, alt }))
      const result = await client.vendor.products.setPictures.mutate({ productId, seen, pictures: wanted })
      if (result.ok) saved.current = next
      else toast.error(t(`refusals.${result.reason}`))
      if (!result.ok) setShown(saved.current)
      router.refresh()
      return result.ok
    } catch (error) {
      toast.error(messageOf(error as Error))
      setShown(saved.current)
      return false
    } finally {
      setBusy(false)
    }
  }

  /** Brings files one after the other, and puts those that are taken on the product. */
  async function add(files: readonly File[]): Promise<void> {
    const room = most - saved.current.length
    if (files.length > room) toast.error(t('pictures.full', { most }))
    const wanted = files.slice(0, room)
    const taken: Picture[] = []
    for (const [index, file] of wanted.entries()) {
      const at = { number: index + 1, count: wanted.length }
      setBringing(at)
      announce(t('pictures.bringing', at))
      const answer = await bring(file).catch(() => ({ message: t('pictures.lost') }))
      if ('url' in answer) taken.push({ url: answer.url, alt: title })
      else toast.error(t('pictures.unreadable', { name: file.name, reason: answer.message }))
    }
    setBringing(null)
    const known = new Set(saved.current.map(({ url }) => url))
    const fresh = taken.filter(({ url }) => !known.has(url))
    if (fresh.length > 0 && (await change([...saved.current, ...fresh])))
      toast.success(t('pictures.added', { count: fresh.length }))
  }

  return { shown, bringing, busy: busy || bringing !== null, change, add }
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
