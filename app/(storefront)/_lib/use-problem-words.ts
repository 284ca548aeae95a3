'use client'

import { useTranslations } from 'next-intl'
import { PASSWORD_LENGTH } from '#server/modules/accounts/constants.ts'
import type { AuthProblem } from './auth-client.ts'

/** The words for what went wrong with a call, in the page's language. */
export function useProblemWords(): (problem: AuthProblem) => string {
  const t = useTranslations('auth.problems')
  return ({ problem, minutes = 1 }) => {
    if (problem === 'tooOften') return t('tooOften', { minutes })
    if (problem === 'passwordShort') return t('passwordShort', { least: PASSWORD_LENGTH.least })
    if (problem === 'passwordLong') return t('passwordLong', { most: PASSWORD_LENGTH.most })
    return t(problem)
  }
}
