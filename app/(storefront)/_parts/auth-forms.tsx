'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import type { Control, FieldPath, FieldValues } from 'react-hook-form'
import { Form } from '#app/_components/form.tsx'
import { FormField } from '#app/_components/form-field.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Button, ButtonLink } from '#app/_components/ui/button.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { inLocale } from '#server/messages/locales.ts'
import { PASSWORD_LENGTH } from '#server/modules/accounts/constants.ts'
import { callAuth } from '../_lib/auth-client.ts'
import { useAuthForm } from '../_lib/use-auth-form.ts'

type AuthFormProps = {
  onSubmit: () => void
  problem: string | null
  busy: boolean
  submit: string
  children: ReactNode
}

/** The fields of a form about an account, what went wrong above them, and its one button. */
export function AuthForm({ onSubmit, problem, busy, submit, children }: AuthFormProps) {
  return (
    <Form onSubmit={onSubmit} className="space-y-4">
      {problem && <Alert live tone="destructive" title={problem} />}
      {children}
      <Button type="submit" className="w-full" loading={busy}>
        {submit}
      </Button>
    </Form>
  )
}

type InputProps<Values extends FieldValues> = {
  control: Control<Values>
  name: FieldPath<Values>
  label: string
}

function EmailField<Values extends FieldValues>(props: InputProps<Values>) {
  return (
    <FormField {...props}>{(field) => <Input type="email" autoComplete="username" {...field} />}</FormField>
  )
}

export function PasswordField<Values extends FieldValues>({
  isNew = false,
  hint,
  ...props
}: InputProps<Values> & { isNew?: boolean; hint?: string }) {
  const autoComplete = isNew ? 'new-password' : 'current-password'
  return (
    <FormField {...props} hint={hint}>
      {(field) => <Input type="password" autoComplete={autoComplete} {...field} />}
    </FormField>
  )
}

/** `next`: a path of ours to go to, in a new document: its policy may be stricter than this page's. */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations('auth')
  const { control, submit, problem, busy } = useAuthForm(
    ({ signInForm }) => signInForm,
    { email: '', password: '' },
    (values) => callAuth('/sign-in/email', values),
    () => location.assign(next),
  )
  return (
    <AuthForm onSubmit={submit} problem={problem} busy={busy} submit={t('signIn.submit')}>
      <EmailField control={control} name="email" label={t('fields.email')} />
      <PasswordField control={control} name="password" label={t('fields.password')} />
    </AuthForm>
  )
}

export function SignUpForm({ next }: { next: string }) {
  const t = useTranslations('auth')
  const locale = useLocale()
  const { control, submit, problem, busy } = useAuthForm(
    ({ signUpForm }) => signUpForm,
    { name: '', email: '', password: '' },
    (values) => callAuth('/sign-up/email', { ...values, locale, callbackURL: inLocale('/verified', locale) }),
    () => location.assign(next),
  )
  return (
    <AuthForm onSubmit={submit} problem={problem} busy={busy} submit={t('signUp.submit')}>
      <FormField control={control} name="name" label={t('fields.name')}>
        {(field) => <Input autoComplete="name" {...field} />}
      </FormField>
      <EmailField control={control} name="email" label={t('fields.email')} />
      <PasswordField
        isNew
        control={control}
        name="password"
        label={t('fields.password')}
        hint={t('fields.passwordHint', { least: PASSWORD_LENGTH.least })}
      />
    </AuthForm>
  )
}

export function ForgotPasswordForm() {
  const t = useTranslations('auth')
  const [sentTo, setSentTo] = useState<string | null>(null)
  const { control, submit, problem, busy } = useAuthForm(
    ({ forgotPasswordForm }) => forgotPasswordForm,
    { email: '' },
    (values) => callAuth('/request-password-reset', values),
    ({ email }) => setSentTo(email),
  )
  if (sentTo)
    return (
      <Alert live tone="success" title={t('forgot.sent')}>
        {t('forgot.sentText', { email: sentTo })}
      </Alert>
    )
  return (
    <AuthForm onSubmit={submit} problem={problem} busy={busy} submit={t('forgot.submit')}>
      <EmailField control={control} name="email" label={t('fields.email')} />
    </AuthForm>
  )
}

export function ResetPasswordForm({ token }: { token: string }) {
  const t = useTranslations('auth')
  const [changed, setChanged] = useState(false)
  const { control, submit, problem, busy } = useAuthForm(
    ({ resetPasswordForm }) => resetPasswordForm,
    { password: '', repeated: '' },
    ({ password }) => callAuth('/reset-password', { newPassword: password, token }),
    () => setChanged(true),
  )
  if (changed)
    return (
      <Alert
        live
        tone="success"
        title={t('reset.done')}
        action={<ButtonLink href="/sign-in">{t('reset.signIn')}</ButtonLink>}
      >
        {t('reset.doneText')}
      </Alert>
    )
  return (
    <AuthForm onSubmit={submit} problem={problem} busy={busy} submit={t('reset.submit')}>
      <NewPasswordFields control={control} />
    </AuthForm>
  )
}

/** A new password, twice. */
export function NewPasswordFields<Values extends { password: string; repeated: string } & FieldValues>({
  control,
}: {
  control: Control<Values>
}) {
  const t = useTranslations('auth.fields')
  return (
    <>
      <PasswordField
        isNew
        control={control}
        name={'password' as FieldPath<Values>}
        label={t('newPassword')}
        hint={t('passwordHint', { least: PASSWORD_LENGTH.least })}
      />
      <PasswordField isNew control={control} name={'repeated' as FieldPath<Values>} label={t('repeated')} />
    </>
  )
}
