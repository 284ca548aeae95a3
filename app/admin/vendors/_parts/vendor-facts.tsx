import { useTranslations } from 'next-intl'
import { DataTable } from '#app/_components/data-table.tsx'
import { DefinitionList } from '#app/_components/definition-list.tsx'
import { pathWith } from '#app/_components/path.ts'
import { Price } from '#app/_components/price.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { Link } from '#app/_i18n/link.tsx'
import type { Vendor } from '../../_parts/types.ts'

/** Who a vendor is, as it tells itself. */
export function Profile({ vendor }: { vendor: Vendor }) {
  const t = useTranslations('admin.vendor')
  const { tagline, description, ratingCount, ratingSum, status, city, country } = vendor
  const average = ratingCount > 0 ? (ratingSum / ratingCount).toFixed(1) : null
  return (
    <Card>
      <CardHeader
        title={t('profile')}
        description={tagline || description || undefined}
        actions={
          status === 'approved' ? (
            <Link href={`/shop/${vendor.slug}`} className="link text-sm">
              {t('toShop')}
            </Link>
          ) : null
        }
      />
      <CardContent>
        <DefinitionList
          items={[
            { term: t('email'), value: vendor.email },
            { term: t('phone'), value: vendor.phone },
            { term: t('place'), value: city ? `${city}, ${country}` : country },
            ...(vendor.foundedYear ? [{ term: t('founded'), value: String(vendor.foundedYear) }] : []),
            {
              term: t('rating'),
              value: average ? t('ratingValue', { average, count: ratingCount }) : t('noRating'),
            },
            {
              term: t('payoutAccount'),
              value: vendor.payoutAccountId ? (
                <code className="font-mono text-xs">{vendor.payoutAccountId}</code>
              ) : (
                t('noAccount')
              ),
            },
          ]}
        />
      </CardContent>
    </Card>
  )
}

/** Who works for a vendor. */
export function Members({ members }: { members: Vendor['members'] }) {
  const t = useTranslations('admin.vendor')
  return (
    <Card>
      <CardHeader title={t('members')} />
      <CardContent>
        {members.length === 0 ? (
          <p className="text-sm text-muted-foreground">{t('noMembers')}</p>
        ) : (
          <ul className="divide-y divide-border text-sm">
            {members.map(({ id, name, email, role }) => (
              <li key={id} className="flex items-start justify-between gap-4 py-2.5 first:pt-0 last:pb-0">
                <span className="min-w-0">
                  <Link href={`/admin/customers/${id}`} className="link font-medium">
                    {name}
                  </Link>
                  <span className="block text-muted-foreground [overflow-wrap:anywhere]">{email}</span>
                </span>
                <span className="shrink-0 text-muted-foreground">
                  {t(`roles.${role === 'owner' ? 'owner' : 'staff'}`)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </CardContent>
    </Card>
  )
}

/** What the platform owes a vendor, by bucket and currency. */
export function Balances({ vendor: { slug, balances } }: { vendor: Vendor }) {
  const t = useTranslations('admin.vendor')
  const buckets = ['pending', 'available', 'reserved', 'inTransit'] as const
  return (
    <Card className="overflow-hidden">
      <CardHeader
        title={t('balance')}
        description={t('balanceHint')}
        actions={
          <Link href={pathWith('/admin/journals', { vendor: slug })} className="link text-sm">
            {t('journals')}
          </Link>
        }
      />
      <DataTable
        caption={t('balance')}
        className="border-t border-border"
        rows={balances}
        rowKey={({ currency }) => currency}
        empty={
          <CardContent>
            <p className="text-sm text-muted-foreground">{t('noBalance')}</p>
          </CardContent>
        }
        columns={[
          {
            id: 'currency',
            header: t('currency'),
            phone: 'title' as const,
            cell: ({ currency }) => currency,
          },
          ...buckets.map((bucket) => ({
            id: bucket,
            header: t(bucket),
            align: 'end' as const,
            cell: (row: Vendor['balances'][number]) => <Price amount={row[bucket]} currency={row.currency} />,
          })),
        ]}
      />
    </Card>
  )
}
