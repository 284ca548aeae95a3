import { Section } from 'react-email'
import { TAKE_DOWN_REASONS } from '#server/modules/moderation/constants.ts'
import type { OrderView, PartView } from '../load-messages.ts'
import { Layout } from './layout.tsx'
import { Action, AmountRow, block, emphasised, ItemRows, Paragraph, Rows } from './parts.tsx'
import type { MailWords } from './words.ts'

interface VendorMail {
  words: MailWords
  order: OrderView
  part: PartView
  partUrl: string
  shopUrl: string
}

/** What a vendor gets when its part of an order is paid. The customer's address stands in the dashboard, not here. */
export function VendorNewOrder({ words, order, part, partUrl, shopUrl }: VendorMail) {
  const { t } = words
  const { code } = part
  const money = (amount: number) => words.money(amount, order.currency)
  return (
    <Layout
      words={words}
      preview={t('vendorNewOrder.preview', { code })}
      title={t('vendorNewOrder.title')}
      because={t('frame.vendor')}
      shopUrl={shopUrl}
    >
      <Paragraph>{emphasised(t('vendorNewOrder.intro', { code }), code)}</Paragraph>
      <Action href={partUrl}>{t('vendorNewOrder.open')}</Action>
      <Rows>
        <ItemRows words={words} items={part.items} currency={order.currency} shopUrl={shopUrl} />
      </Rows>
      <Section className="line" style={block}>
        <Rows>
          {part.discount > 0 && <AmountRow label={t('order.discount')} amount={money(-part.discount)} />}
          <AmountRow label={t('order.delivery')} amount={money(part.shipping)} />
          <AmountRow label={t('vendorNewOrder.tax')} amount={money(-part.tax)} />
          <AmountRow label={t('vendorNewOrder.commission')} amount={money(-part.commission)} />
          <AmountRow label={t('vendorNewOrder.net')} amount={money(part.net)} strong />
        </Rows>
      </Section>
    </Layout>
  )
}

export function VendorOrderCancelled({ words, order, part, partUrl, shopUrl }: VendorMail) {
  const { t } = words
  const { code } = part
  return (
    <Layout
      words={words}
      preview={t('vendorCancelled.preview', { code })}
      title={t('vendorCancelled.title', { code })}
      because={t('frame.vendor')}
      shopUrl={shopUrl}
    >
      <Paragraph>{t('vendorCancelled.intro')}</Paragraph>
      <Action href={partUrl}>{t('vendorCancelled.open')}</Action>
      <Rows>
        <ItemRows words={words} items={part.items} currency={order.currency} shopUrl={shopUrl} />
      </Rows>
    </Layout>
  )
}

interface StandingMail {
  words: MailWords
  /** The vendor's. */
  name: string
  dashboardUrl: string
  shopUrl: string
}

/** Nothing of the vendor's is on sale from now on; what was sold goes its way. A suspicion is not spelled out. */
export function VendorSuspended({
  words,
  name,
  dashboardUrl,
  shopUrl,
  reason,
}: StandingMail & { reason: string | null }) {
  const { t } = words
  const told = TAKE_DOWN_REASONS.find((one) => one === reason)
  return (
    <Layout
      words={words}
      preview={t('vendorSuspended.preview', { name })}
      title={t('vendorSuspended.title')}
      because={t('frame.vendor')}
      shopUrl={shopUrl}
    >
      <Paragraph>{emphasised(t('vendorSuspended.intro', { name }), name)}</Paragraph>
      {told && told !== 'suspected-fraud' && told !== 'other' && (
        <Paragraph>{t(`vendorSuspended.reasons.${told}`)}</Paragraph>
      )}
      <Paragraph>{t('vendorSuspended.orders')}</Paragraph>
      <Action href={dashboardUrl}>{t('vendorSuspended.open')}</Action>
      <Paragraph>{t('vendorSuspended.mistake')}</Paragraph>
    </Layout>
  )
}

export function VendorApproved({ words, name, dashboardUrl, shopUrl }: StandingMail) {
  const { t } = words
  return (
    <Layout
      words={words}
      preview={t('vendorApproved.preview', { name })}
      title={t('vendorApproved.title')}
      because={t('frame.vendor')}
      shopUrl={shopUrl}
    >
      <Paragraph>{emphasised(t('vendorApproved.intro', { name }), name)}</Paragraph>
      <Action href={dashboardUrl}>{t('vendorApproved.open')}</Action>
    </Layout>
  )
}
