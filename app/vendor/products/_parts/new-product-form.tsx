'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FieldPath, FormProvider, useForm } from 'react-hook-form'
import { Form } from '#app/_components/form.tsx'
import { FormField } from '#app/_components/form-field.tsx'
import { ProductPicture } from '#app/_components/product-picture.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { Select } from '#app/_components/ui/select.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { client } from '#app/_trpc/client.ts'
import { fieldErrorsOf } from '#app/_trpc/errors.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import { useMutation } from '#app/_trpc/use-mutation.ts'
import { minorDigits } from '#server/core/money.ts'
import type { NewProductInput } from '#server/modules/inventory/schema.ts'
import { fieldOf, inputOf, type Limits, type NewProductValues, variantsFor } from './new-product.ts'
import { NewProductAxes } from './new-product-axes.tsx'
import { NewProductVariants } from './new-product-variants.tsx'
import { ProductTexts } from './product-texts.tsx'

type NewProductFormProps = {
  categories: readonly { value: string; label: string }[]
  /** In which its prices are. */
  currency: string
  /** Handed in, as are the classes: their schema would bring its library along. */
  limits: Limits
  taxClasses: readonly NewProductInput['taxClass'][]
}

/** Makes a product with its variants. An island: it holds a form. */
export function NewProductForm({ categories, currency, limits, taxClasses }: NewProductFormProps) {
  const t = useTranslations('vendor.newProduct')
  const words = useTranslations('vendor.product')
  const { form, save, saving } = useNewProduct(currency)
  return (
    <FormProvider {...form}>
      <Form onSubmit={save('published')}>
        <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <div className="min-w-0 space-y-6">
            <Card>
              <CardHeader title={words('about')} />
              <CardContent className="space-y-4">
                <ProductTexts categories={categories} />
                <FormField control={form.control} name="taxClass" label={t('tax')} hint={t('taxHint')}>
                  {(field) => (
                    <Select
                      options={taxClasses.map((value) => ({ value, label: t(`taxClasses.${value}`) }))}
                      {...field}
                    />
                  )}
                </FormField>
              </CardContent>
            </Card>
            <NewProductAxes limits={limits} />
            <NewProductVariants currency={currency} limits={limits} />
          </div>
          <Pictures />
        </div>
        <div className="mt-6 flex flex-wrap gap-3">
          <Button type="submit" loading={saving === 'published'} disabled={saving === 'draft'}>
            {t('publish')}
          </Button>
          <Button
            variant="outline"
            loading={saving === 'draft'}
            disabled={saving === 'published'}
            onClick={save('draft')}
          >
            {t('saveDraft')}
          </Button>
        </div>
      </Form>
    </FormProvider>
  )
}

/** The form and what becomes of it: the product's own page, or words beside the fields that are wrong. */
function useNewProduct(currency: string) {
  const t = useTranslations('vendor.newProduct')
  const words = useTranslations('vendor.product')
  const router = useRouter()
  const messageOf = useErrorMessage()
  const form = useForm<NewProductValues>({
    defaultValues: {
      ...{ title: '', description: '', category: '', taxClass: 'standard', axes: [] },
      variants: variantsFor([], []),
    },
  })
  const refuse = (field: string, message: string) =>
    form.setError(field as FieldPath<NewProductValues>, { message }, { shouldFocus: true })
  const create = useMutation(client.vendor.products.create.mutate, {
    onSuccess: (result, { status }) => {
      if (result.ok) {
        toast.success(t(status === 'published' ? 'isPublished' : 'isDraft'))
        router.push(`/vendor/products/${result.productId}`)
      } else if (result.reason === 'no-such-category') refuse('category', words(`refusals.${result.reason}`))
      else {
        for (const [at, { sku }] of form.getValues('variants').entries())
          if (result.skus.includes(sku.trim())) refuse(`variants.${at}.sku`, t('skuTaken'))
      }
    },
    onError: (error) => {
      const fields = fieldErrorsOf(error)
      for (const { path, message } of fields) refuse(fieldOf(path, form.getValues('variants')), message)
      if (fields.length === 0) toast.error(messageOf(error))
    },
  })
  // Awaited, so that a second press finds the form busy; what fails has been told.
  const save = (status: NewProductInput['status']) =>
    form.handleSubmit((values) =>
      create.mutateAsync(inputOf(values, { digits: minorDigits(currency), status })).catch(() => {}),
    )
  // Between the answer and the next page the buttons stay as they are.
  const busy = form.formState.isSubmitting || create.data?.ok
  const saving = busy ? (create.input?.status ?? 'published') : null
  return { form, save, saving }
}

/** Says how a product gets its pictures, which is not here. */
function Pictures() {
  const t = useTranslations('vendor.newProduct')
  return (
    <Card>
      <CardHeader title={t('pictures')} description={t('picturesText')} />
      <CardContent>
        <ProductPicture picture={null} className="w-32 rounded-md" />
      </CardContent>
    </Card>
  )
}
