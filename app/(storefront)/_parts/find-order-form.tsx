'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { FormField } from '#app/_components/form-field.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { useTRPC } from '#app/_trpc/client.tsx'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import { parseOrderCode } from '#server/core/order-code.ts'

const form = z.object({
  code: z
    .string()
    .trim()
    .min(1, 'Please write the code, such as TH-7K3M-9QX2-F.')
    .refine(
      (code) => parseOrderCode(code) !== null,
      'There is a slip in this code. Please compare it with your mail.',
    ),
  email: z.string().trim().pipe(z.email('Please write an e-mail address, such as name@example.com.')),
})

/** A guest's way back to an order. */
export function FindOrderForm({ code }: { code: string }) {
  const trpc = useTRPC()
  const messageOf = useErrorMessage()
  const { control, handleSubmit } = useForm({
    resolver: zodResolver(form),
    defaultValues: { code, email: '' },
  })
  const find = useMutation(
    trpc.orders.find.mutationOptions({ onSuccess: ({ path }) => location.assign(path) }),
  )
  return (
    <form onSubmit={handleSubmit((values) => find.mutate(values))} noValidate className="space-y-4">
      {find.error && <Alert live tone="destructive" title={messageOf(find.error)} />}
      <FormField
        control={control}
        name="code"
        label="Order code"
        hint="It begins with TH and stands in your mail."
      >
        {(field) => <Input autoComplete="off" autoCapitalize="characters" spellCheck={false} {...field} />}
      </FormField>
      <FormField control={control} name="email" label="E-mail">
        {(field) => <Input type="email" autoComplete="email" {...field} />}
      </FormField>
      <Button type="submit" className="w-full" loading={find.isPending || find.isSuccess}>
        Open the order
      </Button>
    </form>
  )
}
