'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { type DefaultValues, type FieldPath, type FieldValues, useForm } from 'react-hook-form'
import type { ZodType } from 'zod'
import { lazyResolver } from '#app/_components/lazy-resolver.ts'
import type { Say } from '#server/modules/accounts/schema.ts'
import type { AuthAnswer } from './auth-client.ts'
import { useProblemWords } from './use-problem-words.ts'

const loadForms = () => import('#server/modules/accounts/schema.ts')
type AccountForms = Awaited<ReturnType<typeof loadForms>>

/**
 * A form whose fields are checked here first, and whose refusal is told beside the field or above the form. `schemaOf`
 * picks one of the accounts' forms, which is given its words.
 */
export function useAuthForm<Values extends FieldValues>(
  schemaOf: (forms: AccountForms) => (say: Say) => ZodType<Values, Values>,
  defaultValues: DefaultValues<Values>,
  send: (values: Values) => Promise<AuthAnswer>,
  onDone: (values: Values) => void,
) {
  const t = useTranslations('auth.problems')
  const words = useProblemWords()
  const resolver = lazyResolver(async () =>
    schemaOf(await loadForms())((problem, values) => t(problem, { least: 0, most: 0, ...values })),
  )
  const form = useForm<Values>({ resolver, defaultValues })
  // Who goes to a field will send the form.
  useEffect(() => {
    const load = () => void loadForms().catch(() => {})
    const once = new AbortController()
    document.addEventListener('focusin', load, { once: true, signal: once.signal })
    return () => once.abort()
  }, [])
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
