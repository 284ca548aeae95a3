import { type FailureKind, kindOfStatus } from './failure-kind.ts'

type FieldError = { path: string; message: string }

/** What our error formatter (server/trpc/procedures.ts) says of a call that did not succeed. */
export type ErrorData = {
  httpStatus?: number
  fields?: readonly FieldError[]
  correlationId?: string | null
}

/** A call that did not succeed; without `data` where the API did not answer, without `status` where nobody did. */
export class ApiError extends Error {
  readonly data: ErrorData | undefined
  readonly status: number | undefined

  constructor(message: string, data?: ErrorData, status = data?.httpStatus) {
    super(message)
    this.name = 'ApiError'
    this.data = data
    this.status = status
  }
}

function dataOf(error: unknown): ErrorData | undefined {
  return error instanceof ApiError ? error.data : undefined
}

/** True where the server understood and said no (4xx): the same request will not fare better. */
export function isRefusal(error: unknown): boolean {
  const status = dataOf(error)?.httpStatus
  return status !== undefined && status >= 400 && status < 500
}

/** The status that was answered, by us or by what stands before us, whose words we do not know. */
function statusOf(error: unknown): number | undefined {
  return error instanceof ApiError ? error.status : undefined
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
