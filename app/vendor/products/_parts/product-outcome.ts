import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { toast } from '#app/_components/ui/toast.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import type { ProductChange } from '../../_parts/types.ts'

/** What a change of a product says when it is refused; `done` says what it did. The page is then read again and shows what is true. */
export function useProductOutcome<Input>(done: (input: Input) => void) {
  const t = useTranslations('vendor.product')
  const router = useRouter()
  const messageOf = useErrorMessage()
  return {
    onSuccess: (result: ProductChange, input: Input) => {
      if (result.ok) done(input)
      else toast.error(t(`refusals.${result.reason}`))
      router.refresh()
    },
    onError: (error: Error) => void toast.error(messageOf(error)),
  }
}
