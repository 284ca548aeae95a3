'use client'

import { ImagePlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type DragEvent, type RefObject, useRef, useState } from 'react'
import { Button } from '#app/_components/ui/button.tsx'
import { CardContent } from '#app/_components/ui/card.tsx'
import { cn } from '#app/_components/ui/cn.ts'
import { toast } from '#app/_components/ui/toast.ts'
import type { OwnProduct } from '../../_parts/types.ts'
import { PictureRow } from './picture-row.tsx'
import { usePictures } from './use-pictures.ts'

const ACCEPTED = 'image/jpeg,image/png,image/webp,image/avif,image/gif'

/** How a picture is shown that the page has not read yet. */
const UNREAD = { width: 640, height: 640, blurDataUrl: null }

type ProductPicturesProps = {
  productId: string
  title: string
  pictures: OwnProduct['pictures']
  /** How many a product has at most. */
  most: number
}

/** What a product looks like: pictures are added, described, ordered and removed where they stand. An island: all of it is changes. */
export function ProductPictures({ productId, title, pictures, most }: ProductPicturesProps) {
  const t = useTranslations('vendor.product.pictures')
  const { shown, bringing, changing, change, add } = usePictures({ productId, title, pictures, most })
  const adder = useRef<HTMLButtonElement>(null)
  const [over, setOver] = useState(false)
  const read = new Map(pictures.map((picture) => [picture.url, picture]))

  function drag(event: DragEvent, isOver: boolean) {
    event.preventDefault()
    setOver(isOver)
  }

  async function remove(at: number) {
    const before = shown
    // Where the picture was nothing is left to press.
    adder.current?.focus()
    if (await change(shown.filter((_, index) => index !== at)))
      toast.success(t('removed'), { action: { label: t('restore'), onClick: () => void change(before) } })
  }

  return (
    <CardContent
      className={cn('space-y-4 transition-colors', over && 'bg-accent')}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false)
        if (!bringing) void add([...event.dataTransfer.files])
      }}
    >
      {shown.length === 0 && <p className="text-sm text-muted-foreground">{t('none')}</p>}
      <ol className="space-y-3" aria-busy={changing}>
        {shown.map((picture, at) => (
          <PictureRow
            key={picture.url}
            picture={{ ...UNREAD, ...read.get(picture.url), ...picture }}
            number={at + 1}
            count={shown.length}
            onDescribe={(alt) => void change(shown.with(at, { ...picture, alt }))}
            onMove={(by) => void change(shown.toSpliced(at, 1).toSpliced(at + by, 0, picture))}
            onRemove={() => void remove(at)}
          />
        ))}
      </ol>
      <AddPictures adder={adder} bringing={bringing} room={most - shown.length} most={most} onAdd={add} />
    </CardContent>
  )
}

type AddPicturesProps = {
  adder: RefObject<HTMLButtonElement | null>
  bringing: { number: number; count: number } | null
  room: number
  most: number
  onAdd: (files: readonly File[]) => Promise<void>
}

function AddPictures({ adder, bringing, room, most, onAdd }: AddPicturesProps) {
  const t = useTranslations('vendor.product.pictures')
  const files = useRef<HTMLInputElement>(null)
  return (
    <div className="space-y-2">
      <input
        ref={files}
        type="file"
        hidden
        multiple
        accept={ACCEPTED}
        onChange={(event) => {
          void onAdd([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      <Button
        ref={adder}
        variant="outline"
        loading={bringing !== null}
        aria-disabled={room === 0}
        onClick={() => (room > 0 ? files.current?.click() : toast.error(t('full', { most })))}
      >
        <ImagePlus aria-hidden />
        {t('add')}
      </Button>
      <p className="text-sm text-muted-foreground">{bringing ? t('bringing', bringing) : t('drop')}</p>
    </div>
  )
}
