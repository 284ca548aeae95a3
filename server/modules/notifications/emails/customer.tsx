import { Section } from 'react-email'
import { CANCEL_REASONS } from '#server/modules/orders/constants.ts'
import type { OrderView, PartView } from '../load-messages.ts'
import { Layout } from './layout.tsx'
import { Action, emphasised, Fact, ItemRows, OrderSummary, Paragraph, Rows } from './parts.tsx'
import { colors, text } from './theme.ts'
import type { MailWords } from './words.ts'

export interface BankDetails {
  holder: string
  iban: string
  bic: string
}

interface OrderMail {
  words: MailWords
  order: OrderView
  orderUrl: string
  shopUrl: string
}

/** What the customer gets right after placing an order; a bank transfer's details stand in it. */
export function OrderConfirmation(mail: OrderMail & { bank: BankDetails }) {
  const { words, order, orderUrl, shopUrl, bank } = mail
  const { t } = words
  const { code } = order
  return (
    <Layout
      words={words}
      preview={t('confirmation.preview', { code })}
      title={t('confirmation.title')}
      because={t('frame.order', { code })}
      shopUrl={shopUrl}
    >
      <Paragraph>
        {emphasised(t('confirmation.intro', { code }), code)}{' '}
        {t(order.transfer ? 'confirmation.transfer' : 'confirmation.paid', { count: order.parts.length })}
      </Paragraph>
      {order.transfer && <Transfer words={words} order={order} transfer={order.transfer} bank={bank} />}
      <Action href={orderUrl}>{t('order.follow')}</Action>
      <OrderSummary words={words} order={order} shopUrl={shopUrl} />
      <DeliveredTo words={words} address={order.address} />
    </Layout>
  )
}

function Transfer(props: {
  words: MailWords
  order: OrderView
  transfer: NonNullable<OrderView['transfer']>
  bank: BankDetails
}) {
  const { order, transfer, bank } = props
  const { t, money, day } = props.words
  return (
    <Section
      className="soft"
      style={{ backgroundColor: colors.soft, borderRadius: 10, margin: '18px 0', padding: '18px 20px 8px' }}
    >
      <Paragraph>
        <strong>{t('transfer.title', { amount: money(order.total, order.currency) })}</strong>
      </Paragraph>
      <Fact label={t('transfer.holder')} value={bank.holder} />
      <Fact label={t('transfer.iban')} value={bank.iban.replace(/(.{4})(?=.)/g, '$1 ')} />
      <Fact label={t('transfer.bic')} value={bank.bic} />
      <Fact label={t('transfer.reference')} value={transfer.reference} />
      <Fact label={t('transfer.until')} value={day(transfer.expiresAt)} />
    </Section>
  )
}

function DeliveredTo({ words, address }: { words: MailWords; address: OrderView['address'] }) {
  if (!address) return null
  const { name, line1, line2, postalCode, city, country } = address
  const lines = [name, line1, line2, `${postalCode} ${city}`, words.country(country)]
  return <Fact label={words.t('order.deliveredTo')} value={lines.filter((line) => line !== null)} />
}

export function OrderCancelled({ words, order, orderUrl, shopUrl }: OrderMail) {
  const { t } = words
  const { code } = order
  const reason = CANCEL_REASONS.find((one) => one !== 'other' && one === order.cancelReason)
  return (
    <Layout
      words={words}
      preview={t('cancelled.preview', { code })}
      title={t('cancelled.title')}
      because={t('frame.order', { code })}
      shopUrl={shopUrl}
    >
      <Paragraph>{emphasised(t('cancelled.intro', { code }), code)}</Paragraph>
      {reason && reason !== 'other' && <Paragraph>{t(`cancelled.reasons.${reason}`)}</Paragraph>}
      <Action href={orderUrl}>{t('cancelled.see')}</Action>
      <OrderSummary words={words} order={order} shopUrl={shopUrl} />
    </Layout>
  )
}

export function ParcelShipped({ words, order, part, orderUrl, shopUrl }: OrderMail & { part: PartView }) {
  const { t } = words
  const { code } = order
  const vendor = part.vendorName
  return (
    <Layout
      words={words}
      preview={t('shipped.preview', { vendor })}
      title={t('shipped.title', { vendor })}
      because={t('frame.order', { code })}
      shopUrl={shopUrl}
    >
      <Paragraph>{emphasised(t('shipped.intro', { code }), code)}</Paragraph>
      {part.carrier && <Fact label={t('shipped.carrier')} value={part.carrier} />}
      {part.trackingNumber && <Fact label={t('shipped.trackingNumber')} value={part.trackingNumber} />}
      {part.trackingUrl && (
        <Paragraph>
          <a href={part.trackingUrl} className="accent" style={text.link}>
            {t('shipped.track')}
          </a>
        </Paragraph>
      )}
      <Action href={orderUrl}>{t('order.follow')}</Action>
      <Rows>
        <ItemRows words={words} items={part.items} currency={order.currency} shopUrl={shopUrl} />
      </Rows>
    </Layout>
  )
}
