import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { type Control, useForm } from 'react-hook-form'
import { FormField } from '#app/_components/form-field.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { DialogActions, DialogClose } from '#app/_components/ui/dialog.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { client } from '#app/_trpc/client.ts'
import { fieldErrorsOf } from '#app/_trpc/errors.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import { useMutation } from '#app/_trpc/use-mutation.ts'
import { minorDigits } from '#server/core/money.ts'
import type { OwnProduct } from '../../_parts/types.ts'
import { priceIn, unitsIn } from './new-product.ts'

export type NewVariantProps = { productId: string; currency: string } & Pick<OwnProduct, 'axes'>

/** As somebody types it. `choice`: its value on each axis. */
type Values = { choice: { value: string }[]; sku: string; price: string; onHand: string }

/** What the window of a new variant holds; it comes when the window is opened. */
export default function VariantForm({
  productId,
  axes,
  currency,
  onDone,
}: NewVariantProps & { onDone: () => void }) {
  const t = useTranslations('vendor')
  const router = useRouter()
  const messageOf = useErrorMessage()
  const form = useForm<Values>({
    defaultValues: { choice: axes.map(() => ({ value: '' })), sku: '', price: '', onHand: '' },
  })
  const add = useMutation(client.vendor.products.addVariant.mutate)
  const save = form.handleSubmit(async ({ choice: typed, sku, price, onHand }) => {
    const choice = typed.map(({ value }) => value.trim())
    const amounts = { price: priceIn(price, minorDigits(currency)) ?? 0, onHand: unitsIn(onHand) ?? 0 }
    try {
      const result = await add.mutateAsync({ productId, choice, sku, ...amounts })
      if (!result.ok) {
        const field = result.reason === 'sku-taken' ? 'sku' : 'choice.0.value'
        return form.setError(
          field,
          { message: t(`product.refusals.${result.reason}`) },
          { shouldFocus: true },
        )
      }
      toast.success(t('product.variantAdded', { name: choice.join(' / ') }))
      onDone()
      router.refresh()
    } catch (error) {
      toast.error(fieldErrorsOf(error)[0]?.message ?? messageOf(error as Error))
    }
  })
  return (
    <form noValidate className="space-y-4" onSubmit={save}>
      {axes.map((axis, at) => (
        <Choice key={axis.name} control={form.control} at={at} axis={axis} />
      ))}
      <Offer control={form.control} currency={currency} />
      <DialogActions>
        <DialogClose>
          <Button variant="outline">{t('cancel')}</Button>
        </DialogClose>
        <Button type="submit" loading={form.formState.isSubmitting}>
          {t('save')}
        </Button>
      </DialogActions>
    </form>
  )
}

type ChoiceProps = { control: Control<Values>; at: number; axis: OwnProduct['axes'][number] }

/** A value that there is, or a new one. */
function Choice({ control, at, axis: { name, values } }: ChoiceProps) {
  const t = useTranslations('vendor.product')
  const known = useId()
  return (
    <FormField
      control={control}
      name={`choice.${at}.value`}
      label={name}
      hint={t('choiceHint', { values: values.join(', ') })}
      rules={{ validate: (typed) => typed.trim() !== '' || t('choiceMissing') }}
    >
      {(field) => (
        <>
          <Input list={known} autoComplete="off" maxLength={40} {...field} />
          <datalist id={known}>
            {values.map((value) => (
              <option key={value} value={value} />
            ))}
          </datalist>
        </>
      )}
    </FormField>
  )
}

function Offer({ control, currency }: { control: Control<Values>; currency: string }) {
  const t = useTranslations('vendor')
  const digits = minorDigits(currency)
  return (
    <>
      <FormField
        control={control}
        name="sku"
        label={t('newProduct.sku')}
        rules={{ validate: (typed) => typed.trim() !== '' || t('newProduct.skuMissing') }}
      >
        {(field) => <Input autoComplete="off" maxLength={64} {...field} />}
      </FormField>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <FormField
          control={control}
          name="price"
          label={t('newProduct.priceIn', { currency })}
          rules={{ validate: (typed) => priceIn(typed, digits) !== null || t('product.priceWrong') }}
        >
          {(field) => <Input inputMode="decimal" autoComplete="off" {...field} />}
        </FormField>
        <FormField
          control={control}
          name="onHand"
          label={t('product.onHand')}
          rules={{ validate: (typed) => unitsIn(typed) !== null || t('product.unitsWrong') }}
        >
          {(field) => <Input inputMode="numeric" autoComplete="off" {...field} />}
        </FormField>
      </div>
    </>
  )
}
