'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { type DefaultValues, type FieldPath, type FieldValues, type Resolver, useForm } from 'react-hook-form'
import { FormField } from '#app/_components/form-field.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Button, ButtonLink } from '#app/_components/ui/button.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import {
  forgotPasswordForm,
  PASSWORD_LENGTH,
  resetPasswordForm,
  signInForm,
  signUpForm,
} from '#server/modules/accounts/schema.ts'
import { type AuthAnswer, callAuth } from '../_lib/auth-client.ts'

/** A form whose fields are checked here first, and whose refusal is told beside the field or above the form. */
function useAuthForm<Values extends FieldValues>(
  resolver: Resolver<Values>,
  defaultValues: DefaultValues<Values>,
  send: (values: Values) => Promise<AuthAnswer>,
  onDone: (values: Values) => void,
) {
  const form = useForm<Values>({ resolver, defaultValues })
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
    const field = answer.field as FieldPath<Values> | null
    if (field && field in values) form.setError(field, { message: answer.message }, { shouldFocus: true })
    else setProblem(answer.message)
  })
  return { control: form.control, submit, problem, busy: form.formState.isSubmitting || done }
}

function Problem({ text }: { text: string | null }) {
  return text && <Alert live tone="destructive" title={text} />
}

/** `next`: a path of ours to go to, in a new document: its policy may be stricter than this page's. */
export function SignInForm({ next }: { next: string }) {
  const { control, submit, problem, busy } = useAuthForm(
    zodResolver(signInForm),
    { email: '', password: '' },
    (values) => callAuth('/sign-in/email', values),
    () => location.assign(next),
  )
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <Problem text={problem} />
      <FormField control={control} name="email" label="E-mail">
        {(field) => <Input type="email" autoComplete="username" {...field} />}
      </FormField>
      <FormField control={control} name="password" label="Password">
        {(field) => <Input type="password" autoComplete="current-password" {...field} />}
      </FormField>
      <Button type="submit" className="w-full" loading={busy}>
        Sign in
      </Button>
    </form>
  )
}

export function SignUpForm({ next }: { next: string }) {
  const { control, submit, problem, busy } = useAuthForm(
    zodResolver(signUpForm),
    { name: '', email: '', password: '' },
    (values) => callAuth('/sign-up/email', { ...values, callbackURL: '/verified' }),
    () => location.assign(next),
  )
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <Problem text={problem} />
      <FormField control={control} name="name" label="Name">
        {(field) => <Input autoComplete="name" {...field} />}
      </FormField>
      <FormField control={control} name="email" label="E-mail">
        {(field) => <Input type="email" autoComplete="username" {...field} />}
      </FormField>
      <FormField
        control={control}
        name="password"
        label="Password"
        hint={`At least ${PASSWORD_LENGTH.least} characters.`}
      >
        {(field) => <Input type="password" autoComplete="new-password" {...field} />}
      </FormField>
      <Button type="submit" className="w-full" loading={busy}>
        Create account
      </Button>
    </form>
  )
}

export function ForgotPasswordForm() {
  const [sentTo, setSentTo] = useState<string | null>(null)
  const { control, submit, problem, busy } = useAuthForm(
    zodResolver(forgotPasswordForm),
    { email: '' },
    (values) => callAuth('/request-password-reset', values),
    ({ email }) => setSentTo(email),
  )
  if (sentTo) {
    return (
      <Alert live tone="success" title="Look into your mail">
        If there is an account with {sentTo}, a link to choose a new password is on its way. It works for one
        hour.
      </Alert>
    )
  }
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <Problem text={problem} />
      <FormField control={control} name="email" label="E-mail">
        {(field) => <Input type="email" autoComplete="username" {...field} />}
      </FormField>
      <Button type="submit" className="w-full" loading={busy}>
        Send me a link
      </Button>
    </form>
  )
}

export function ResetPasswordForm({ token }: { token: string }) {
  const [changed, setChanged] = useState(false)
  const { control, submit, problem, busy } = useAuthForm(
    zodResolver(resetPasswordForm),
    { password: '', repeated: '' },
    ({ password }) => callAuth('/reset-password', { newPassword: password, token }),
    () => setChanged(true),
  )
  if (changed) {
    return (
      <Alert
        live
        tone="success"
        title="Your password is changed"
        action={<ButtonLink href="/sign-in">Sign in with it</ButtonLink>}
      >
        Wherever you were signed in before, you are signed out now.
      </Alert>
    )
  }
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <Problem text={problem} />
      <FormField
        control={control}
        name="password"
        label="New password"
        hint={`At least ${PASSWORD_LENGTH.least} characters.`}
      >
        {(field) => <Input type="password" autoComplete="new-password" {...field} />}
      </FormField>
      <FormField control={control} name="repeated" label="The same once more">
        {(field) => <Input type="password" autoComplete="new-password" {...field} />}
      </FormField>
      <Button type="submit" className="w-full" loading={busy}>
        Change password
      </Button>
    </form>
  )
}
