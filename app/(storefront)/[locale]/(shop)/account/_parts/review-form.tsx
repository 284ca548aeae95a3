'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Controller, useForm } from 'react-hook-form'
import { FormField } from '#app/_components/form-field.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Button, ButtonLink } from '#app/_components/ui/button.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { Textarea } from '#app/_components/ui/textarea.tsx'
import { client } from '#app/_trpc/client.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import { useMutation } from '#app/_trpc/use-mutation.ts'
import { REVIEW_LENGTH } from '#server/modules/reviews/constants.ts'
import type { ReviewForm as Values } from '#server/modules/reviews/schema.ts'
import { StarInput } from './star-input.tsx'

type ReviewFormProps = {
  item: { orderItemId: string; productSlug: string; signature: string }
}

/** What somebody says of a thing they bought. A client component because it keeps what is typed when posting fails. */
export function ReviewForm({ item }: ReviewFormProps) {
  const t = useTranslations('product.review')
  const locale = useLocale()
  const messageOf = useErrorMessage()
  const { control, handleSubmit } = useForm<Values>({ defaultValues: { rating: 0, title: '', body: '' } })
  const post = useMutation(client.reviews.post.mutate)
  const refused = post.data && !post.data.ok ? t(`problems.${post.data.reason}`) : null
  const problem = post.error ? messageOf(post.error) : refused

  if (post.data?.ok) {
    return (
      <Alert
        live
        tone="success"
        title={t('posted')}
        action={
          // A new document: this tab may remember the page as it was.
          <ButtonLink href={`/product/${item.productSlug}#reviews`} document>
            {t('see')}
          </ButtonLink>
        }
      />
    )
  }
  const atMost = (max: number) => ({ maxLength: { value: max, message: t('tooLong', { max }) } })
  return (
    <form
      noValidate
      className="space-y-5"
      onSubmit={handleSubmit((values) => post.mutate({ ...values, locale, orderItemId: item.orderItemId }))}
    >
      {problem && <Alert live tone="destructive" title={problem} />}
      <Controller
        control={control}
        name="rating"
        rules={{ min: { value: 1, message: t('choose') } }}
        render={({ field, fieldState }) => (
          <StarInput {...field} legend={t('rating')} error={fieldState.error?.message} />
        )}
      />
      <FormField
        control={control}
        name="title"
        rules={atMost(REVIEW_LENGTH.title)}
        label={t('headline')}
        optional
      >
        {(field) => <Input {...field} />}
      </FormField>
      <FormField
        control={control}
        name="body"
        rules={atMost(REVIEW_LENGTH.body)}
        label={t('body')}
        hint={t('bodyHint')}
        optional
      >
        {(field) => <Textarea rows={5} {...field} />}
      </FormField>
      <p className="text-sm text-muted-foreground">{t('signed', { name: item.signature })}</p>
      <div className="flex flex-col-reverse gap-2 md:flex-row md:justify-end">
        <ButtonLink href="/account/reviews" variant="ghost">
          {t('cancel')}
        </ButtonLink>
        <Button type="submit" loading={post.isPending}>
          {t('post')}
        </Button>
      </div>
    </form>
  )
}
