'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { type DefaultValues, type FieldPath, type FieldValues, type Resolver, useForm } from 'react-hook-form'
import type { ZodType } from 'zod'
import type { Say } from '#server/modules/accounts/schema.ts'
import type { AuthAnswer } from './auth-client.ts'
import { useProblemWords } from './use-problem-words.ts'

/**
 * A form whose fields are checked here first, and whose refusal is told beside the field or above the form. `schema` is
 * one of the accounts' forms, which is given its words.
 */
export function useAuthForm<Values extends FieldValues>(
  schema: (say: Say) => ZodType<Values, Values>,
  defaultValues: DefaultValues<Values>,
  send: (values: Values) => Promise<AuthAnswer>,
  onDone: (values: Values) => void,
) {
  const t = useTranslations('auth.problems')
  const words = useProblemWords()
  const resolver = useMemo(
    () => zodResolver(schema((problem, values) => t(problem, { least: 0, most: 0, ...values }))),
    [schema, t],
  )
  const form = useForm<Values>({ resolver: resolver as Resolver<Values>, defaultValues })
  const [problem, setProblem] = useState<string | null>(null)
  // Between the answer and the next page the button stays as it is.
  const [done, setDone] = useState(false)
  const submit = form.handleSubmit(async (values) => {
    setProblem(null)
    const answer = await send(values)
    if (answer.ok) {
      setDone(true)
      return onDone(values)
    }
    const field = answer.field as FieldPath<Values> | undefined
    if (field && field in values) form.setError(field, { message: words(answer) }, { shouldFocus: true })
    else setProblem(words(answer))
  })
  const startOver = () => {
    form.reset()
    setDone(false)
  }
  return { control: form.control, submit, problem, busy: form.formState.isSubmitting || done, startOver }
}
