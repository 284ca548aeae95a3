'use client'

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { announce } from '#app/_components/live-region.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { DialogActions, DialogClose } from '#app/_components/ui/dialog.tsx'
import { toast } from '#app/_components/ui/toast.ts'

/** An endpoint's secret, to be taken along now. An island: it copies. */
export function EndpointSecret({ secret }: { secret: string }) {
  const [copied, setCopied] = useState(false)

  async function copy() {
    try {
      await navigator.clipboard.writeText(secret)
      setCopied(true)
      announce('The secret is copied')
    } catch {
      toast.error('Your browser does not let us copy. Please select the secret and copy it yourself.')
    }
  }

  return (
    <div className="space-y-4">
      <p className="flex items-start gap-3 rounded-lg border border-border bg-muted p-3">
        <code className="min-w-0 flex-1 font-mono text-sm [overflow-wrap:anywhere]">{secret}</code>
        <Button variant="outline" size="sm" onClick={() => void copy()}>
          {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </p>
      <Alert tone="warning" live title="The secret is shown this once">
        If you lose it, delete the endpoint and add it again.
      </Alert>
      <DialogActions>
        <DialogClose>
          <Button>Done</Button>
        </DialogClose>
      </DialogActions>
    </div>
  )
}
