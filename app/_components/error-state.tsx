'use client'

import { CloudOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { EmptyState } from './empty-state.tsx'
import { Button } from './ui/button.tsx'

type ErrorStateProps = {
  title?: ReactNode
  /** What a person can do now. */
  children?: ReactNode
  /** Tries once more; shows a button. */
  onRetry?: () => void
  retrying?: boolean
  /** Something to name to support; never a stack trace. */
  reference?: string
  /** More ways on, beside the retry. */
  action?: ReactNode
  level?: 1 | 2 | 3
  className?: string
}

/** Something failed that is not the person's fault. A client component because it can try again. */
export function ErrorState(props: ErrorStateProps) {
  const t = useTranslations('common.failure')
  const { title = t('title'), children, onRetry, retrying, reference, action, level, className } = props
  return (
    <div role="alert" className={className}>
      <EmptyState
        icon={<CloudOff />}
        title={title}
        level={level}
        action={
          (onRetry || action) && (
            <>
              {onRetry && (
                <Button onClick={onRetry} loading={retrying}>
                  {t('retry')}
                </Button>
              )}
              {action}
            </>
          )
        }
      >
        <p>{children ?? t('text')}</p>
        {reference && (
          <p className="mt-2 text-xs">
            {t('reference')}: <code className="font-mono">{reference}</code>
          </p>
        )}
      </EmptyState>
    </div>
  )
}
