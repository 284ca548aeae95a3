import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ProductPicture } from '#app/_components/product-picture.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import type { Picture } from '#server/modules/catalog/schema.ts'

type PictureRowProps = {
  picture: Picture
  /** Its place, from 1, and how many there are. */
  number: number
  count: number
  onDescribe: (alt: string) => void
  /** One place forward (-1) or back (1). */
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** One of a product's pictures, with what can be done to it. */
export function PictureRow({ picture, number, count, onDescribe, onMove, onRemove }: PictureRowProps) {
  const t = useTranslations('vendor.product.pictures')
  return (
    <li className="flex items-start gap-3">
      <ProductPicture picture={picture} sizes="6rem" className="size-24 shrink-0 rounded-md" />
      <div className="min-w-0 flex-1 space-y-1">
        <span aria-hidden className="block text-xs text-muted-foreground">
          {t('shows')}
        </span>
        <AltText number={number} alt={picture.alt} onDescribe={onDescribe} />
        <div className="flex gap-1">
          <Tool label={t('earlier', { number })} off={number === 1} onPress={() => onMove(-1)}>
            <ArrowUp aria-hidden />
          </Tool>
          <Tool label={t('later', { number })} off={number === count} onPress={() => onMove(1)}>
            <ArrowDown aria-hidden />
          </Tool>
          <Tool label={t('remove', { number })} onPress={onRemove}>
            <Trash2 aria-hidden />
          </Tool>
        </div>
      </div>
    </li>
  )
}

type ToolProps = { label: string; off?: boolean; onPress: () => void; children: ReactNode }

/** A button that keeps the focus while it does nothing. */
function Tool({ label, off = false, onPress, children }: ToolProps) {
  return (
    <Button
      variant="ghost"
      size="icon"
      aria-label={label}
      aria-disabled={off}
      onClick={off ? undefined : onPress}
    >
      {children}
    </Button>
  )
}

type AltTextProps = { number: number; alt: string; onDescribe: (alt: string) => void }

/** What a picture shows, in words; written when one leaves it or presses Enter, taken back by Escape. */
function AltText({ number, alt, onDescribe }: AltTextProps) {
  const t = useTranslations('vendor.product.pictures')
  const [typed, setTyped] = useState(alt)
  const [known, setKnown] = useState(alt)
  if (known !== alt) {
    setKnown(alt)
    setTyped(alt)
  }

  function commit() {
    const said = typed.trim()
    if (said === '') {
      toast.error(t('altMissing'))
      setTyped(alt)
    } else if (said !== alt) onDescribe(said)
  }

  return (
    <Input
      aria-label={t('alt', { number })}
      value={typed}
      maxLength={200}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit()
        if (event.key === 'Escape') setTyped(alt)
      }}
    />
  )
}
