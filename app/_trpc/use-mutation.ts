import { useRef, useState } from 'react'

interface Outcomes<Input, Answer> {
  onSuccess?: (answer: Answer, input: Input) => void
  onError?: (error: Error, input: Input) => void
  /** Whatever came of it. */
  onSettled?: () => void
}

interface Call<Input, Answer> {
  isPending: boolean
  /** What was sent last. */
  input?: Input
  data?: Answer
  error?: Error
}

const NOTHING = { isPending: false }

/**
 * A call that changes something, for one island: whether it is under way, and what came of the last one. It is never
 * repeated by itself: only some calls carry an idempotency key.
 */
export function useMutation<Input, Answer>(
  send: (input: Input) => Promise<Answer>,
  { onSuccess, onError, onSettled }: Outcomes<Input, Answer> = {},
) {
  const [state, setState] = useState<Call<Input, Answer>>(NOTHING)
  const turn = useRef(0)

  async function mutateAsync(input: Input): Promise<Answer> {
    turn.current += 1
    const mine = turn.current
    // An earlier one that ends later says nothing of this one.
    const show = (next: Call<Input, Answer>) => mine === turn.current && setState(next)
    setState({ isPending: true, input })
    try {
      const data = await send(input)
      show({ isPending: false, input, data })
      onSuccess?.(data, input)
      return data
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown))
      show({ isPending: false, input, error })
      onError?.(error, input)
      throw error
    } finally {
      onSettled?.()
    }
  }

  return {
    ...state,
    /** Rejects with what `error` then is. */
    mutateAsync,
    mutate: (input: Input) => void mutateAsync(input).catch(() => {}),
  }
}
