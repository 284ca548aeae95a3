import { useTranslations } from 'next-intl'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { JournalEntry } from '../../_parts/journal-entry.tsx'
import type { Journal } from '../../_parts/types.ts'

/** Everything that was booked for an order: each journal with its postings. */
export function OrderBook({ journals }: { journals: readonly Journal[] }) {
  const t = useTranslations('admin.order')
  return (
    <Card className="overflow-hidden">
      <CardHeader title={t('book')} description={t('bookHint')} />
      {journals.length === 0 ? (
        <CardContent>
          <p className="text-sm text-muted-foreground">{t('notBooked')}</p>
        </CardContent>
      ) : (
        <ul>
          {journals.map((journal) => (
            <li key={journal.id} className="border-t border-border">
              <JournalEntry journal={journal} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
