import { Button, Column, Row, Section, Text } from 'react-email'
import { formatMoney } from '#server/core/money.ts'
import type { ItemView, OrderView, PartView } from '../load-messages.ts'
import { button, colors, text } from './theme.ts'

const cell = { ...text.body, margin: '4px 0' } as const

/** A label and an amount on one line. */
export function AmountRow({ label, amount, strong }: { label: string; amount: string; strong?: boolean }) {
  const style = { ...cell, fontWeight: strong ? 650 : 400 }
  return (
    <Row>
      <Column>
        <Text style={style}>{label}</Text>
      </Column>
      <Column align="right" style={{ whiteSpace: 'nowrap' }}>
        <Text style={style}>{amount}</Text>
      </Column>
    </Row>
  )
}

export function ItemRows({ items, currency }: { items: readonly ItemView[]; currency: string }) {
  return items.map((item) => (
    <AmountRow
      key={`${item.title}${item.variantTitle}`}
      label={`${item.quantity} × ${item.title}${item.variantTitle ? `, ${item.variantTitle}` : ''}`}
      amount={formatMoney({ amount: item.goods, currency })}
    />
  ))
}

/** What one vendor sends: its items and its delivery. */
export function PartSummary({ part, currency }: { part: PartView; currency: string }) {
  return (
    <Section style={{ borderTop: `1px solid ${colors.line}`, padding: '12px 0' }}>
      <Text style={{ ...text.small, margin: 0 }}>From {part.vendorName}</Text>
      <ItemRows items={part.items} currency={currency} />
      <AmountRow label="Delivery" amount={formatMoney({ amount: part.shipping, currency })} />
    </Section>
  )
}

export function OrderSummary({ order }: { order: OrderView }) {
  return (
    <>
      {order.parts.map((part) => (
        <PartSummary key={part.id} part={part} currency={order.currency} />
      ))}
      <Section style={{ borderTop: `1px solid ${colors.line}`, padding: '12px 0' }}>
        <AmountRow
          label="Total"
          amount={formatMoney({ amount: order.total, currency: order.currency })}
          strong
        />
        <Text style={{ ...text.small, margin: 0 }}>
          Including {formatMoney({ amount: order.tax, currency: order.currency })} tax
        </Text>
      </Section>
    </>
  )
}

export function Action({ href, children }: { href: string; children: string }) {
  return (
    <Section style={{ margin: '20px 0' }}>
      <Button href={href} style={button}>
        {children}
      </Button>
    </Section>
  )
}

/** Label above value, for transfer details and addresses. */
export function Fact({ label, value }: { label: string; value: string }) {
  return (
    <Text style={{ ...text.body, margin: '0 0 8px' }}>
      <span style={{ color: colors.muted, fontSize: 13 }}>{label}</span>
      <br />
      {value}
    </Text>
  )
}
