'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Alert } from '#app/_components/ui/alert.tsx'
import { AlertDialog } from '#app/_components/ui/alert-dialog.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { useTRPCClient } from '#app/_trpc/client.tsx'
import { messageOf } from '#app/_trpc/errors.ts'

/** Deletes an endpoint after a question. An island: it is a mutation. */
export function EndpointDelete({ id, url }: { id: string; url: string }) {
  const client = useTRPCClient()
  const router = useRouter()
  const [problem, setProblem] = useState<string>()

  async function remove(): Promise<boolean> {
    setProblem(undefined)
    try {
      const result = await client.vendor.webhooks.remove.mutate({ endpointId: id })
      if (result.ok) toast.success('The endpoint is deleted.')
      else toast.error('This endpoint is not there any more.')
      // The log may have been that of this endpoint alone.
      router.push('/vendor/webhooks')
      router.refresh()
      return true
    } catch (error) {
      setProblem(messageOf(error))
      return false
    }
  }

  return (
    <AlertDialog
      trigger={
        <Button variant="outline" size="sm" aria-label={`Delete ${url}`}>
          Delete
        </Button>
      }
      title="Delete this endpoint?"
      description={`Nothing is sent to ${url} any more, and its log goes with it. This cannot be undone.`}
      confirmLabel="Delete"
      destructive
      onConfirm={remove}
    >
      {problem ? (
        <Alert tone="destructive" live title="That did not work">
          {problem}
        </Alert>
      ) : null}
    </AlertDialog>
  )
}
