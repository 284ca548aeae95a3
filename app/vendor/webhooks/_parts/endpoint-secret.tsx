import { useTranslations } from 'next-intl'
import { CopyButton } from '#app/_components/copy-button.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { DialogActions, DialogClose } from '#app/_components/ui/dialog.tsx'

/** An endpoint's secret, to be taken along now. */
export function EndpointSecret({ secret }: { secret: string }) {
  const t = useTranslations('vendor.webhooks')
  return (
    <div className="space-y-4">
      <p className="flex items-start gap-3 rounded-lg border border-border bg-muted p-3">
        <code className="min-w-0 flex-1 font-mono text-sm [overflow-wrap:anywhere]">{secret}</code>
        <CopyButton what={t('secret')} text={secret} labelled />
      </p>
      <Alert tone="warning" live title={t('secretOnce')}>
        {t('secretLost')}
      </Alert>
      <DialogActions>
        <DialogClose>
          <Button>{t('done')}</Button>
        </DialogClose>
      </DialogActions>
    </div>
  )
}
