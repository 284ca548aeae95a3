import { Section } from 'react-email'
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
