'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { FormProvider, useForm } from 'react-hook-form'
import { Button } from '#app/_components/ui/button.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { client } from '#app/_trpc/client.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import { useMutation } from '#app/_trpc/use-mutation.ts'
import { ProductTexts } from './product-texts.tsx'

type ProductFormProps = {
  productId: string
  /** As the page read it. */
  seen: { title: string; description: string; category: string | null }
  categories: readonly { value: string; label: string }[]
}

/** What customers read of a product. An island: it holds a form. */
export function ProductForm({ productId, seen, categories }: ProductFormProps) {
  const t = useTranslations('vendor.product')
  const words = useTranslations('vendor')
  const router = useRouter()
  const messageOf = useErrorMessage()
  const form = useForm({ values: { ...seen, category: seen.category ?? '' } })
  const change = useMutation(client.vendor.products.change.mutate, {
    onSuccess: (result) => {
      if (result.ok) toast.success(words('saved'))
      else toast.error(t(`refusals.${result.reason}`))
      router.refresh()
    },
    onError: (error) => void toast.error(messageOf(error)),
  })
  return (
    <FormProvider {...form}>
      <form
        noValidate
        className="space-y-4"
        onSubmit={form.handleSubmit(({ category, ...texts }) =>
          change.mutate({ productId, changes: { ...texts, category: category || null }, seen }),
        )}
      >
        <ProductTexts categories={categories} />
        <Button type="submit" loading={change.isPending} disabled={!form.formState.isDirty}>
          {words('save')}
        </Button>
      </form>
    </FormProvider>
  )
}
