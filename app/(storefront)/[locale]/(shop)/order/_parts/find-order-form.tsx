'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { Form } from '#app/_components/form.tsx'
import { FormField } from '#app/_components/form-field.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { getPathname } from '#app/_i18n/navigation.ts'
import { client } from '#app/_trpc/client.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import { useMutation } from '#app/_trpc/use-mutation.ts'
import { looksLikeEmail } from '#app/(storefront)/_lib/checkout-form.ts'
import { parseOrderCode } from '#server/core/order-code.ts'

/** A guest's way back to an order. */
export function FindOrderForm({ code }: { code: string }) {
  const messageOf = useErrorMessage()
  const t = useTranslations('order.find')
  const locale = useLocale()
  const { control, handleSubmit } = useForm({ defaultValues: { code, email: '' } })
  const find = useMutation(client.orders.find.mutate, {
    onSuccess: ({ path }) => location.assign(getPathname({ href: path, locale })),
  })
  return (
    <Form onSubmit={handleSubmit((values) => find.mutate(values))} className="space-y-4">
      {find.error && <Alert live tone="destructive" title={messageOf(find.error)} />}
      <FormField
        control={control}
        name="code"
        label={t('code')}
        hint={t('codeHint')}
        rules={{
          validate: (typed) =>
            typed.trim() === '' ? t('noCode') : parseOrderCode(typed) === null ? t('wrongCode') : true,
        }}
      >
        {(field) => <Input autoComplete="off" autoCapitalize="characters" spellCheck={false} {...field} />}
      </FormField>
      <FormField
        control={control}
        name="email"
        label={t('email')}
        rules={{ validate: (typed) => looksLikeEmail(typed) || t('noEmail') }}
      >
        {(field) => <Input type="email" autoComplete="email" {...field} />}
      </FormField>
      <Button type="submit" className="w-full" loading={find.isPending || find.data !== undefined}>
        {t('open')}
      </Button>
    </Form>
  )
}
