import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DateTime } from '#app/_components/date-time.tsx'
import { DefinitionList } from '#app/_components/definition-list.tsx'
import { Badge } from '#app/_components/ui/badge.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { Link } from '#app/_i18n/link.tsx'
import type { Customer } from '../../_parts/types.ts'

/** Who somebody is, as far as an operator needs to know. */
export function Account({ customer: { email, emailVerified, phone, vendors } }: { customer: Customer }) {
  const t = useTranslations('admin.customer')
  const words = useTranslations('admin.customers')
  return (
    <Card>
      <CardHeader
        title={t('profile')}
        actions={
          <Badge tone={emailVerified ? 'success' : 'neutral'}>
            {words(emailVerified ? 'confirmed' : 'unconfirmed')}
          </Badge>
        }
      />
      <CardContent>
        <DefinitionList
          items={[
            { term: t('email'), value: email },
            { term: t('phone'), value: phone },
            ...vendors.map(({ slug, name }) => ({
              term: t('vendors'),
              value: (
                <Link href={`/admin/vendors/${slug}`} className="link">
                  {name}
                </Link>
              ),
            })),
          ]}
        />
      </CardContent>
    </Card>
  )
}

/** Where somebody lives, roughly. */
export function Addresses({ customer: { addresses } }: { customer: Customer }) {
  const t = useTranslations('admin.customer')
  return (
    <Facts title={t('addresses')} hint={t('addressesHint')} none={t('noAddresses')}>
      {addresses.map(({ id, postalCode, city, country, isDefault }) => (
        <li key={id} className="flex items-center justify-between gap-4 py-2.5 first:pt-0 last:pb-0">
          <span>
            {postalCode} {city}, {country}
          </span>
          {isDefault ? <Badge tone="neutral">{t('default')}</Badge> : null}
        </li>
      ))}
    </Facts>
  )
}

/** Which browsers are signed in. */
export function Sessions({ customer: { sessions } }: { customer: Customer }) {
  const t = useTranslations('admin.customer')
  return (
    <Facts title={t('sessions')} hint={t('sessionsHint')} none={t('noSessions')}>
      {sessions.map(({ id, userAgent, updatedAt }) => (
        <li key={id} className="py-2.5 first:pt-0 last:pb-0">
          <span className="block">{browserOf(userAgent) ?? t('unknownBrowser')}</span>
          <span className="text-muted-foreground">
            {t.rich('lastSeen', { at: () => <DateTime value={updatedAt} /> })}
          </span>
        </li>
      ))}
    </Facts>
  )
}

interface FactsProps {
  title: string
  hint: string
  none: string
  children: ReactNode[]
}

function Facts({ title, hint, none, children }: FactsProps) {
  return (
    <Card>
      <CardHeader title={title} description={hint} />
      <CardContent>
        {children.length === 0 ? (
          <p className="text-sm text-muted-foreground">{none}</p>
        ) : (
          <ul className="divide-y divide-border text-sm">{children}</ul>
        )}
      </CardContent>
    </Card>
  )
}

/** A browser and a system, as far as they say: "Firefox, Windows". */
function browserOf(userAgent: string | null): string | null {
  const named = (names: readonly string[]) => names.find((name) => userAgent?.includes(name))
  const found = [
    named(['Edg', 'Firefox', 'Chrome', 'Safari'])?.replace('Edg', 'Edge'),
    named(['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux']),
  ].filter(Boolean)
  return found.length > 0 ? found.join(', ') : null
}
