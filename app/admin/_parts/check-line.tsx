import { useTranslations } from 'next-intl'
import { formatNumber } from '#app/_components/format.ts'
import { Badge } from '#app/_components/ui/badge.tsx'
import type { Verification } from './types.ts'

/** One check: what must hold, what was counted, and where it differs. */
export function CheckLine({ check }: { check: Verification['checks'][number] }) {
  const t = useTranslations('admin.reconciliation')
  const { name, found, figures, differences } = check
  return (
    <li className="py-3 last:pb-0">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <p className="min-w-0 text-sm font-medium first-letter:uppercase">{name}</p>
        <Badge tone={found === 0 ? 'success' : 'destructive'}>
          {found === 0 ? t('holds') : t('differences', { count: found })}
        </Badge>
      </div>
      {Object.keys(figures).length > 0 ? (
        <p className="mt-1 text-sm text-muted-foreground">
          {Object.entries(figures)
            .map(([what, figure]) => `${what} ${formatNumber(figure)}`)
            .join(' · ')}
        </p>
      ) : null}
      {differences.length > 0 ? (
        <ul className="mt-2 list-disc space-y-1 pl-5 text-sm [overflow-wrap:anywhere]">
          {differences.map((difference) => (
            <li key={difference}>{difference}</li>
          ))}
          {found > differences.length ? <li>{t('more', { count: found - differences.length })}</li> : null}
        </ul>
      ) : null}
    </li>
  )
}
