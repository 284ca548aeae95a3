import type { ReactNode } from 'react'
import { CopyButton } from '#app/_components/copy-button.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { formatMoney } from '#server/core/money.ts'
import type { OrderPageData } from '../_lib/timeline.ts'

type TransferDetailsProps = {
  order: OrderPageData['order']
  bank: NonNullable<OrderPageData['bank']>
}

/** What to write on a bank transfer, and until when it is waited for. */
export function TransferDetails({ order, bank }: TransferDetailsProps) {
  const { payment } = order
  if (!payment) return null
  return (
    <Card aria-labelledby="transfer" className="border-warning/40">
      <CardHeader
        id="transfer"
        title={`Please transfer ${formatMoney({ amount: payment.amount, currency: payment.currency })}`}
        description={
          <>
            {payment.expiresAt && (
              <>
                It should be here by{' '}
                <DateTime value={payment.expiresAt} className="font-medium text-foreground" />. After that the
                order is cancelled.{' '}
              </>
            )}
            The same details are in your mail.
          </>
        }
      />
      <CardContent>
        <dl className="grid gap-4 text-sm sm:grid-cols-2">
          <Detail term="To" value={bank.holder} />
          <Detail term="IBAN" value={bank.iban.replace(/(.{4})(?=.)/g, '$1 ')} copy={bank.iban} />
          <Detail term="BIC" value={bank.bic} copy={bank.bic} />
          <Detail
            term="Reference"
            value={payment.transferReference ?? ''}
            copy={payment.transferReference ?? undefined}
            hint="Please copy it exactly: by it we know that the money is for this order."
          />
        </dl>
      </CardContent>
    </Card>
  )
}

function Detail({
  term,
  value,
  copy,
  hint,
}: {
  term: string
  value: string
  copy?: string
  hint?: ReactNode
}) {
  return (
    <div className="min-w-0">
      <dt className="text-muted-foreground">{term}</dt>
      <dd>
        <span className="flex min-h-9 items-center gap-1">
          <span className={copy ? 'font-mono font-medium [overflow-wrap:anywhere]' : 'font-medium'}>
            {value}
          </span>
          {copy && <CopyButton what={term} text={copy} />}
        </span>
        {hint && <span className="block text-muted-foreground">{hint}</span>}
      </dd>
    </div>
  )
}
