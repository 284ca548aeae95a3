'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Controller, FormProvider, type Resolver, useForm } from 'react-hook-form'
import { Form } from '#app/_components/form.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Button, ButtonLink } from '#app/_components/ui/button.tsx'
import { CheckboxField } from '#app/_components/ui/checkbox.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { useRouter } from '#app/_i18n/use-navigation.ts'
import { client } from '#app/_trpc/client.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import {
  type AddressForm as AddressFormValues,
  addressDetails,
  addressProblems,
} from '#app/(storefront)/_lib/address-rules.ts'
import { AddressFields } from '#app/(storefront)/_parts/address-fields.tsx'
import { MAX_ADDRESSES } from '#server/modules/accounts/constants.ts'

type Values = AddressFormValues & { isDefault: boolean }

/** Keeps a new address, or changes the one with `addressId`. */
export function AddressForm({ addressId, initial }: { addressId?: string; initial: Values }) {
  const t = useTranslations('account.addresses')
  const resolver = useAddressResolver()
  const form = useForm<Values>({ resolver, defaultValues: initial })
  const { problem, save } = useSaveAddress(addressId)
  return (
    <FormProvider {...form}>
      <Form onSubmit={form.handleSubmit(save)} className="max-w-xl space-y-4">
        {problem && <Alert live tone="destructive" title={problem} />}
        <AddressFields />
        {!initial.isDefault && (
          <Controller
            control={form.control}
            name="isDefault"
            render={({ field }) => (
              <CheckboxField label={t('isDefault')} checked={field.value} onCheckedChange={field.onChange} />
            )}
          />
        )}
        <div className="flex flex-wrap gap-2 pt-2">
          <Button type="submit" loading={form.formState.isSubmitting}>
            {t('save')}
          </Button>
          <ButtonLink href="/account/addresses" variant="ghost">
            {t('cancel')}
          </ButtonLink>
        </div>
      </Form>
    </FormProvider>
  )
}

function useAddressResolver(): Resolver<Values> {
  const t = useTranslations('common.address.problems')
  return (values) => {
    const errors = Object.fromEntries(
      Object.entries(addressProblems(values)).map(([field, { key, values: named }]) => [
        field,
        { type: key, message: t(key, { example: '', max: 0, ...named }) },
      ]),
    )
    return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} }
  }
}

function useSaveAddress(addressId: string | undefined) {
  const t = useTranslations('account.addresses')
  const router = useRouter()
  const words = useErrorMessage()
  const [problem, setProblem] = useState<string | null>(null)
  async function save({ isDefault, ...address }: Values) {
    setProblem(null)
    try {
      const saved = await client.account.addresses.save.mutate({
        ...{ addressId, isDefault },
        address: addressDetails(address),
      })
      if (!saved.ok)
        return setProblem(saved.reason === 'too-many' ? t('tooMany', { most: MAX_ADDRESSES }) : t('gone'))
      toast.success(t('saved'))
      router.push('/account/addresses')
      router.refresh()
    } catch (error) {
      setProblem(words(error))
    }
  }
  return { problem, save }
}
