import { useTranslations } from 'next-intl'
import { CopyButton } from '#app/_components/copy-button.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { DefinitionList } from '#app/_components/definition-list.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { countryName } from '#app/(storefront)/_lib/countries.ts'
import type { Part } from '../../_parts/types.ts'

/** Whom it goes to, by whom and until when. */
export function PartDelivery({ part }: { part: Part }) {
  const t = useTranslations('vendor.order')
  const { address, carrier, trackingNumber, shipBy } = part
  return (
    <Card>
      <CardHeader
        title={t('customer')}
        description={t('orders', { count: part.customerOrders })}
        actions={address && <CopyButton what={t('copyAddress')} text={linesOf(address).join('\n')} />}
      />
      <CardContent className="space-y-4">
        {address ? (
          <Address address={address} />
        ) : (
          <p className="text-sm text-muted-foreground">
            {part.status === 'cancelled' ? t('notSent') : t('notPaid')}
          </p>
        )}
        <DefinitionList
          items={[
            ...(shipBy && !part.shippedAt ? [{ term: t('shipBy'), value: <DateTime value={shipBy} /> }] : []),
            ...(carrier ? [{ term: t('carrier'), value: carrier }] : []),
            ...(trackingNumber ? [{ term: t('tracking'), value: <Tracking part={part} /> }] : []),
          ]}
        />
      </CardContent>
    </Card>
  )
}

type Place = NonNullable<Part['address']>

export function Address({ address }: { address: Place }) {
  return (
    <address className="text-sm leading-6 not-italic">
      {linesOf(address).map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
    </address>
  )
}

function linesOf({ name, line1, line2, postalCode, city, region, country }: Place): string[] {
  const lines = [name, line1, line2, `${postalCode} ${city}`, region, countryName(country)]
  return lines.filter((line): line is string => Boolean(line))
}

function Tracking({ part: { trackingNumber, trackingUrl } }: { part: Part }) {
  if (!trackingUrl) return trackingNumber
  return (
    <a href={trackingUrl} className="link" rel="noreferrer" target="_blank">
      {trackingNumber}
    </a>
  )
}
