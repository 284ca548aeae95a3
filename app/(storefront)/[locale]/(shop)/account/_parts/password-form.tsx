'use client'

import { useTranslations } from 'next-intl'
import { toast } from '#app/_components/ui/toast.ts'
import { useRouter } from '#app/_i18n/use-navigation.ts'
import { callAuth } from '#app/(storefront)/_lib/auth-client.ts'
import { useAuthForm } from '#app/(storefront)/_lib/use-auth-form.ts'
import { AuthForm, NewPasswordFields, PasswordField } from '#app/(storefront)/_parts/auth-forms.tsx'

/** Changes the password of who knows the current one; every other session ends with it. */
export function PasswordForm() {
  const t = useTranslations('account.security')
  const router = useRouter()
  const { control, submit, problem, busy, startOver } = useAuthForm(
    ({ changePasswordForm }) => changePasswordForm,
    { current: '', password: '', repeated: '' },
    ({ current, password }) =>
      callAuth('/change-password', {
        ...{ currentPassword: current, newPassword: password, revokeOtherSessions: true },
      }),
    () => {
      startOver()
      toast.success(t('changed'))
      router.refresh()
    },
  )
  return (
    <AuthForm onSubmit={submit} problem={problem} busy={busy} submit={t('change')}>
      <PasswordField control={control} name="current" label={t('current')} />
      <NewPasswordFields control={control} />
    </AuthForm>
  )
}
