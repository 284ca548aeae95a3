import { TRPCClientError } from '@trpc/client'
import { type FailureKind, kindOfStatus } from './failure-kind.ts'

type FieldError = { path: string; message: string }
type ErrorData = { httpStatus?: number; fields?: readonly FieldError[]; correlationId?: string | null }

/** What our error formatter (server/trpc/procedures.ts) adds to an answer; nothing where no answer came. */
function dataOf(error: unknown): ErrorData | undefined {
  if (!(error instanceof TRPCClientError)) return undefined
  return (error.shape as { data?: ErrorData | null } | null | undefined)?.data ?? undefined
}

/** True where the server understood and said no (4xx): the same request will not fare better. */
export function isRefusal(error: unknown): boolean {
  const status = dataOf(error)?.httpStatus
  return status !== undefined && status >= 400 && status < 500
}

/** The status that was answered, by us or by what stands before us, whose words we do not know. */
function statusOf(error: unknown): number | undefined {
  const response = error instanceof TRPCClientError ? error.meta?.response : undefined
  return dataOf(error)?.httpStatus ?? (response instanceof Response ? response.status : undefined)
}

export function failureKind(error: unknown): FailureKind {
  return kindOfStatus(statusOf(error))
}

/**
 * What to tell a person in English: the dashboards' way, where storefronts use `useErrorMessage`. The server's own words where it refused; otherwise that it did not get through, since
 * the text of a failed fetch or of a broken server is for nobody's eyes.
 */
export function messageOf(error: unknown): string {
  if (isRefusal(error) && error instanceof Error) return error.message
  if (statusOf(error) !== undefined) return 'Something went wrong on our side. Please try again in a moment.'
  return 'We could not reach the shop. Check your connection and try again.'
}

/** What is wrong with which field, to put beside it: `for (const f of fieldErrorsOf(e)) form.setError(f.path, f)`. */
export function fieldErrorsOf(error: unknown): readonly FieldError[] {
  return dataOf(error)?.fields ?? []
}
