'use client'

import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { cn } from '#app/_components/ui/cn.ts'
import { controlClasses } from '#app/_components/ui/control.ts'
import { toast } from '#app/_components/ui/toast.ts'

type CellEditorProps = {
  /** Names the field for those who do not see its row. */
  label: string
  /** As it is known to be. */
  value: string
  inputMode: 'numeric' | 'decimal'
  /** What stands before the field, e.g. a currency's sign. */
  sign?: string
  /** What is wrong with what was typed, in words; nothing where it is right. */
  check: (typed: string) => string | undefined
  /** Writes it; answers with what went wrong, in words, and the cell goes back to what it was. */
  save: (typed: string) => Promise<string | undefined>
}

/**
 * A number that is edited where it stands. Enter or leaving the cell saves, Escape takes back. It shows what was typed at
 * once; what the server refuses is taken back, with words.
 */
export function CellEditor({ label, value, inputMode, sign, check, save }: CellEditorProps) {
  const { field, typed, setTyped, problem, saving, commit, takeBack } = useCell({ value, check, save })

  function press(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Enter') void commit()
    if (event.key === 'Escape') takeBack()
  }

  return (
    <span className="inline-flex flex-col items-end gap-1">
      <span className="relative inline-flex items-center">
        {sign && (
          <span aria-hidden className="pointer-events-none absolute left-2.5 text-muted-foreground">
            {sign}
          </span>
        )}
        <input
          ref={field}
          aria-label={label}
          aria-invalid={Boolean(problem) || undefined}
          aria-busy={saving || undefined}
          inputMode={inputMode}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={press}
          onBlur={() => void commit()}
          className={cn(
            controlClasses,
            'h-11 w-28 px-2.5 text-end tabular-nums md:h-9 md:w-24',
            sign && 'pl-7',
            saving && 'opacity-70',
          )}
        />
      </span>
      {problem && (
        <span role="alert" className="max-w-44 text-end text-xs text-destructive">
          {problem}
        </span>
      )}
    </span>
  )
}

function useCell({ value, check, save }: Pick<CellEditorProps, 'value' | 'check' | 'save'>) {
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(value)
  const [problem, setProblem] = useState<string>()
  const [saving, setSaving] = useState(false)
  // What is typed is not written over while somebody types.
  useEffect(() => {
    if (document.activeElement !== field.current) setTyped(value)
  }, [value])

  async function commit() {
    const wanted = typed.trim()
    if (saving || wanted === value) return setProblem(undefined)
    const wrong = check(wanted)
    setProblem(wrong)
    if (wrong) return
    setSaving(true)
    const refused = await save(wanted)
    setSaving(false)
    if (!refused) return
    setTyped(value)
    toast.error(refused)
  }

  function takeBack() {
    setTyped(value)
    setProblem(undefined)
  }
  return { field, typed, setTyped, problem, saving, commit, takeBack }
}
