'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { formatDecimal, parseDecimal } from '#app/_components/decimal.ts'
import { formatRate } from '#app/_components/format.ts'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { Card, CardContent, CardFooter, CardHeader } from '#app/_components/ui/card.tsx'
import { Field } from '#app/_components/ui/field.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { client } from '#app/_trpc/client.ts'
import { messageOf } from '#app/_trpc/errors.ts'
import { MAX_COMMISSION_BPS } from '#server/modules/settings/constants.ts'
import type { Vendor } from '../../_parts/types.ts'

interface TermsFormProps {
  vendor: Pick<Vendor, 'id' | 'name' | 'commissionBps' | 'holdDays'>
  /** What holds where the vendor has nothing of its own. */
  platform: { commissionBps: number; holdDays: number }
}

/** A vendor's own commission and days of hold; empty is the platform's. An island: it holds a form. */
export function TermsForm({ vendor, platform }: TermsFormProps) {
  const t = useTranslations('admin.terms')
  const router = useRouter()
  const stands = typedFrom(vendor)
  const [typed, setTyped] = useState(stands)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const terms = termsOf(typed)
  const changed = typed.rate !== stands.rate || typed.days !== stands.days

  async function save(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (terms.commissionBps === undefined || terms.holdDays === undefined) return
    setBusy(true)
    setProblem(undefined)
    try {
      const result = await client.admin.vendors.changeTerms.mutate({
        vendorId: vendor.id,
        terms: { commissionBps: terms.commissionBps, holdDays: terms.holdDays },
        seen: { commissionBps: vendor.commissionBps, holdDays: vendor.holdDays },
      })
      if (result.ok) toast.success(t('saved', { name: vendor.name }))
      else setProblem(t(result.reason))
      router.refresh()
    } catch (error) {
      setProblem(messageOf(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Card>
      <CardHeader title={t('title')} description={t('text')} />
      <form noValidate onSubmit={save}>
        <CardContent className="space-y-4 first:pt-0 md:first:pt-0">
          <Field
            label={t('commission')}
            hint={t('commissionHint', { rate: formatRate(platform.commissionBps) })}
            error={tried && terms.commissionBps === undefined ? t('badRate') : undefined}
          >
            <Input
              value={typed.rate}
              inputMode="decimal"
              autoComplete="off"
              onChange={(event) => setTyped({ ...typed, rate: event.target.value })}
            />
          </Field>
          <Field
            label={t('holdDays')}
            hint={t('holdHint', { days: platform.holdDays })}
            error={tried && terms.holdDays === undefined ? t('badDays') : undefined}
          >
            <Input
              value={typed.days}
              inputMode="numeric"
              autoComplete="off"
              onChange={(event) => setTyped({ ...typed, days: event.target.value })}
            />
          </Field>
          {problem ? (
            <Alert tone="destructive" live title={t('notSaved')}>
              {problem}
            </Alert>
          ) : null}
        </CardContent>
        <CardFooter>
          {changed ? (
            <Button variant="outline" onClick={() => setTyped(stands)}>
              {t('undo')}
            </Button>
          ) : null}
          <Button type="submit" loading={busy} disabled={!changed}>
            {t('save')}
          </Button>
        </CardFooter>
      </form>
    </Card>
  )
}

const typedFrom = ({ commissionBps, holdDays }: Pick<Vendor, 'commissionBps' | 'holdDays'>) => ({
  rate: commissionBps === null ? '' : formatDecimal(commissionBps, 2),
  days: holdDays === null ? '' : String(holdDays),
})

/** What was typed; null for nothing, undefined for what cannot be. */
function termsOf({ rate, days }: { rate: string; days: string }) {
  return { commissionBps: numberIn(rate, 2, MAX_COMMISSION_BPS), holdDays: numberIn(days, 0, 365) }
}

function numberIn(typed: string, digits: number, most: number): number | null | undefined {
  if (typed.trim() === '') return null
  const value = parseDecimal(typed, digits)
  return value === null || value > most ? undefined : value
}
