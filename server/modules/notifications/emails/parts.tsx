import { Fragment, type ReactNode } from 'react'
import { Button, Section } from 'react-email'
import { pictureLink } from '#server/core/pictures.ts'
import type { ItemView, OrderView, PartView } from '../load-messages.ts'
import { button, colors, text } from './theme.ts'
import type { MailWords } from './words.ts'

/** Pixels, square. */
const PICTURE = 52

const cell = { padding: '6px 0' }
const amountCell = { padding: '6px 0 6px 12px', whiteSpace: 'nowrap' } as const
const pictureCell = { padding: '6px 12px 6px 0', width: PICTURE }
const picture = { backgroundColor: colors.soft, borderRadius: 8, display: 'block' }
/** What stands under a line of its own. */
export const block = { borderTop: `1px solid ${colors.line}`, padding: '12px 0' }
const around = { margin: '20px 0' }
const whole = { whiteSpace: 'nowrap' } as const
const standsOut = { fontWeight: 650 }

/** Rows of one width, their amounts in one column: `AmountRow` and `ItemRows`. */
export function Rows({ children }: { children: ReactNode }) {
  return (
    <table role="presentation" className="ink" style={text.rows} cellPadding={0} cellSpacing={0}>
      <tbody>{children}</tbody>
    </table>
  )
}

/** A label and an amount on one line. */
export function AmountRow({ label, amount, strong }: { label: string; amount: string; strong?: boolean }) {
  return (
    <tr style={strong ? standsOut : undefined}>
      <td colSpan={2} style={cell}>
        {label}
      </td>
      <td align="right" style={amountCell}>
        {amount}
      </td>
    </tr>
  )
}

type ItemsOf = { words: MailWords; items: readonly ItemView[]; currency: string; shopUrl: string }

/** What was ordered, each with its picture where it has one that can be fetched. */
export function ItemRows({ words, items, currency, shopUrl }: ItemsOf) {
  return items.map((item) => {
    const src = item.picture && pictureLink(item.picture, { origin: shopUrl, width: 2 * PICTURE })
    const unit = words.money(Math.round(item.goods / item.quantity), currency)
    return (
      <tr key={`${item.title}${item.variantTitle}`}>
        {src && (
          <td style={pictureCell}>
            {/* biome-ignore lint/performance/noImgElement: mail programs know no other */}
            <img src={src} alt="" width={PICTURE} height={PICTURE} className="soft" style={picture} />
          </td>
        )}
        <td colSpan={src ? 1 : 2} style={cell}>
          {item.variantTitle ? `${item.title}, ${item.variantTitle}` : item.title}
          <br />
          <span className="muted" style={text.label}>
            {`${item.quantity} × ${unit}`}
          </span>
        </td>
        <td align="right" style={amountCell}>
          {words.money(item.goods, currency)}
        </td>
      </tr>
    )
  })
}

/** What one vendor sends: its items and its delivery. */
function PartSummary({ words, part, currency, shopUrl }: Omit<ItemsOf, 'items'> & { part: PartView }) {
  const { t, money } = words
  return (
    <Section className="line" style={block}>
      <p className="muted" style={text.small}>
        {t('order.from', { vendor: part.vendorName })}
      </p>
      <Rows>
        <ItemRows words={words} items={part.items} currency={currency} shopUrl={shopUrl} />
        {part.discount > 0 && (
          <AmountRow label={t('order.discount')} amount={money(-part.discount, currency)} />
        )}
        <AmountRow
          label={t('order.delivery')}
          amount={part.shipping > 0 ? money(part.shipping, currency) : t('order.freeDelivery')}
        />
      </Rows>
    </Section>
  )
}

export function OrderSummary({
  words,
  order,
  shopUrl,
}: {
  words: MailWords
  order: OrderView
  shopUrl: string
}) {
  const { t, money } = words
  return (
    <>
      {order.parts.map((part) => (
        <PartSummary key={part.id} words={words} part={part} currency={order.currency} shopUrl={shopUrl} />
      ))}
      <Section className="line" style={block}>
        <Rows>
          <AmountRow label={t('order.total')} amount={money(order.total, order.currency)} strong />
        </Rows>
        <p className="muted" style={text.note}>
          {t('order.tax', { amount: money(order.tax, order.currency) })}
        </p>
      </Section>
    </>
  )
}

export function Action({ href, children }: { href: string; children: string }) {
  return (
    <div style={around}>
      <Button href={href} className="button" style={button}>
        {children}
      </Button>
    </div>
  )
}

/** Label above value, for transfer details and addresses; a value of several lines is an array. */
export function Fact({ label, value }: { label: string; value: string | readonly string[] }) {
  const lines = typeof value === 'string' ? [value] : value
  return (
    <p className="ink" style={text.fact}>
      <span className="muted" style={text.label}>
        {label}
      </span>
      {lines.map((line) => (
        <Fragment key={line}>
          <br />
          {line}
        </Fragment>
      ))}
    </p>
  )
}

export function Paragraph({ children }: { children: ReactNode }) {
  return (
    <p className="ink" style={text.body}>
      {children}
    </p>
  )
}

/** A sentence of the catalogue in which a code or a name stands out. */
export function emphasised(sentence: string, part: string): ReactNode {
  const [before, after] = sentence.split(part, 2)
  return (
    <>
      {before}
      <strong style={whole}>{part}</strong>
      {after}
    </>
  )
}
