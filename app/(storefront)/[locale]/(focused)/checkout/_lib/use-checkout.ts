'use client'

import { useSearchParams } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { type FieldErrors, type Resolver, type UseFormReturn, useForm, useWatch } from 'react-hook-form'
import {
  type CheckoutField,
  type CheckoutForm,
  type CheckoutProblem,
  draftValues,
  emptyForm,
  fieldFor,
  problemsOf,
  reachable,
  type Step,
  stepOf,
} from '#app/(storefront)/_lib/checkout-form.ts'
import { DEFAULT_LOCALE } from '#server/messages/locales.ts'
import { keepDraft, readDraft } from './placement.ts'
import type { Placement } from './use-placement.ts'

type Known = { email: string; name: string; country: string }

/** The checkout's form: its rules in the page's words, and everything typed kept for a reload. */
export function useCheckoutForm(known: Known, onCountry: (country: string) => void) {
  const wordsOf = useProblemWords()
  const resolver: Resolver<CheckoutForm> = (values) => {
    const errors: FieldErrors<CheckoutForm> = {}
    for (const [name, problem] of Object.entries(problemsOf(values)))
      errors[name as CheckoutField] = { type: 'rule', message: wordsOf(problem) }
    return Object.keys(errors).length === 0 ? { values, errors: {} } : { values: {}, errors }
  }
  const form = useForm<CheckoutForm>({ resolver, defaultValues: emptyForm(known) })
  const { country } = known
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, after the first render, which is the server's
  useEffect(() => {
    const draft = draftValues(readDraft(sessionStorage))
    form.reset({ ...form.getValues(), ...draft })
    if (draft.country) onCountry(draft.country)
    return form.subscribe({
      formState: { values: true },
      callback: ({ values, name }) => {
        keepDraft(sessionStorage, values)
        // What was wrong is looked at again while it is mended. Nothing is checked when a field is merely left: an error
        // that came or went then would move the button that is being pressed.
        const changed = name as CheckoutField | undefined
        if (changed && form.getFieldState(changed).error) void form.trigger(changed)
      },
    })
  }, [])
  // What was chosen in the cart counts here too, and is known only in the browser.
  useEffect(() => form.setValue('country', country), [form, country])
  return form
}

function useProblemWords(): (problem: CheckoutProblem) => string {
  const ofAddress = useTranslations('common.address.problems')
  const ofContact = useTranslations('checkout.problems')
  return (problem) =>
    problem.of === 'address' ? ofAddress(problem.key, problem.values ?? {}) : ofContact(problem.key)
}

/**
 * The step that is open: it stands in the address, so that Back and a reload lead where a person expects. `start` is the
 * first one for who has said nothing yet.
 */
export function useStep(form: UseFormReturn<CheckoutForm>, start: Step) {
  const wanted = useSearchParams().get('step')
  useWatch({ control: form.control })
  const step = reachable(wanted, form.getValues(), start)
  function go(to: Step) {
    if (to === step) return
    const { search } = window.location
    const query = new URLSearchParams(search)
    query.set('step', to)
    window.history.pushState(null, '', `?${query}`)
  }
  return { step, go }
}

/** Opens the step of the first field that the server did not take, says there why, and puts the focus on it. */
export function useServerErrors(
  form: UseFormReturn<CheckoutForm>,
  placement: Placement,
  { step, go }: { step: Step; go: (step: Step) => void },
) {
  const t = useTranslations('common.errors')
  const locale = useLocale()
  const fields = placement.state === 'idle' ? placement.fields : null
  const [first, setFirst] = useState<CheckoutField | null>(null)
  const steps = useRef({ go, t })
  steps.current = { go, t }
  useEffect(() => {
    const named = (fields ?? []).flatMap(({ path, message }) => {
      const name = fieldFor(path)
      return name ? [{ name, message: locale === DEFAULT_LOCALE ? message : steps.current.t('refused') }] : []
    })
    for (const { name, message } of named) form.setError(name, { type: 'server', message })
    if (!named[0]) return
    setFirst(named[0].name)
    steps.current.go(stepOf(named[0].name))
  }, [form, fields, locale])
  // The field is there only once its step is open.
  useEffect(() => {
    if (first && stepOf(first) === step) form.setFocus(first)
    setFirst(null)
  }, [form, first, step])
}
