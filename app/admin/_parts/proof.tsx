'use client'

import { type ReactNode, useState } from 'react'
import { announce } from '#app/_components/live-region.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { messageOf } from '#app/_trpc/errors.ts'

interface ProofProps<Answer> {
  title: string
  text: string
  /** The verb of the button, and what is said while the answer is on its way. */
  verb: string
  asking: string
  /** Heads what is said when there is no answer. */
  failed: string
  ask: () => Promise<Answer>
  /** What was found; `again` asks once more. */
  children: (answer: Answer, again: () => void) => ReactNode
}

type Result<Answer> = { answer: Answer } | { problem: string }

/** Something that is proven when somebody asks for it, with what was found. An island: it waits for the answer. */
export function Proof<Answer>({ title, text, verb, asking, failed, ask, children }: ProofProps<Answer>) {
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<Result<Answer>>()

  async function prove() {
    setBusy(true)
    announce(asking)
    try {
      setResult({ answer: await ask() })
    } catch (error) {
      setResult({ problem: messageOf(error) })
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <p className="text-sm font-medium">{title}</p>
          <p className="text-sm text-muted-foreground">{text}</p>
        </div>
        <Button variant="outline" size="sm" loading={busy} onClick={() => void prove()}>
          {verb}
        </Button>
      </div>
      {result && 'problem' in result ? (
        <Alert tone="warning" title={failed} live>
          {result.problem}
        </Alert>
      ) : null}
      {result && 'answer' in result ? children(result.answer, () => void prove()) : null}
    </div>
  )
}
