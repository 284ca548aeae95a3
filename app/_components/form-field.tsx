'use client'

import type { ReactElement, ReactNode } from 'react'
import {
  type Control,
  Controller,
  type ControllerRenderProps,
  type FieldPath,
  type FieldValues,
  type RegisterOptions,
} from 'react-hook-form'
import { Field } from './ui/field.tsx'

type FormFieldProps<Values extends FieldValues, Name extends FieldPath<Values>> = {
  control: Control<Values>
  name: Name
  /** Only where the form has no schema behind it. */
  rules?: Omit<RegisterOptions<Values, Name>, 'valueAsNumber' | 'valueAsDate' | 'setValueAs' | 'disabled'>
  label: ReactNode
  hint?: ReactNode
  optional?: boolean
  hideLabel?: boolean
  className?: string
  /**
   * The control; spread what it gets: `(field) => <Input type="email" {...field} />`.
   * For a number use `onChange={(e) => field.onChange(e.target.valueAsNumber)}`.
   */
  children: (field: ControllerRenderProps<Values, Name>) => ReactElement
}

/** One field of a react-hook-form form, with its label, hint and error. The first wrong field gets the focus. */
export function FormField<Values extends FieldValues, Name extends FieldPath<Values>>(
  props: FormFieldProps<Values, Name>,
) {
  const { control, name, rules, children, ...field } = props
  return (
    <Controller
      control={control}
      name={name}
      rules={rules}
      render={({ field: controller, fieldState }) => (
        <Field {...field} name={name} error={fieldState.error?.message}>
          {children({ ...controller, value: (controller.value ?? '') as typeof controller.value })}
        </Field>
      )}
    />
  )
}
