'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#app/_components/ui/button.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { useTRPCClient } from '#app/_trpc/client.tsx'
import { messageOf } from '#app/_trpc/errors.ts'
import { ConfirmAction } from './confirm-action.tsx'
import type { TimelineJob } from './types.ts'

type Pair = { listener: TimelineJob['listener']; eventId: string }

const refusals = {
  'unknown-job': 'This run is not there any more: it was pruned, or its event is not sent yet.',
  'already-done': 'It is done meanwhile, and what is done is not repeated.',
} as const

/** Hands one event to one listener again. Harmless, so nobody is asked. An island: it is a mutation. */
export function ReplayButton({ listener, eventId, quiet = false }: Pair & { quiet?: boolean }) {
  const client = useTRPCClient()
  const router = useRouter()
  const [busy, setBusy] = useState(false)

  async function replay() {
    setBusy(true)
    try {
      const result = await client.admin.jobs.replay.mutate({ listener, eventId })
      if (result.ok) toast.success(`${listener} is replayed within seconds.`)
      else toast.error(refusals[result.reason])
      router.refresh()
    } catch (error) {
      toast.error(messageOf(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Button
      variant={quiet ? 'outline' : 'primary'}
      size={quiet ? 'sm' : 'md'}
      loading={busy}
      aria-label={`Replay ${listener}`}
      onClick={() => void replay()}
    >
      Replay
    </Button>
  )
}

/** Hands out again everything that is dead, of one listener or of all. */
export function ReplayDead({ listener, count }: { listener?: Pair['listener']; count: number }) {
  const client = useTRPCClient()
  const whose = listener ? `of ${listener}` : 'of all functions'
  return (
    <ConfirmAction
      trigger={
        <Button variant="outline">Replay {count === 1 ? 'the dead run' : `${count} dead runs`}</Button>
      }
      title={`Replay every dead run ${whose}?`}
      description="Each is handed out again, alone, within seconds to minutes. Those whose cause is still there die again; nothing is done twice."
      confirmLabel="Replay"
      act={async () => {
        const { replayed } = await client.admin.jobs.replayDead.mutate({ listener })
        if (replayed === 0) return { ok: false, message: 'Nothing is dead any more.' }
        return { ok: true, message: `${replayed} ${replayed === 1 ? 'run is' : 'runs are'} being replayed.` }
      }}
    />
  )
}
