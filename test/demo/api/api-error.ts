/** An answer of the API that is an error; `body` replaces the usual JSON when it is not null. */
export type ApiError = {
  status: number
  message: string
  type: string
  code: string | null
  param: string | null
  headers: Record<string, string>
  body: { type: string; text: string } | null
}

/** An error as the real API words it; what is not given is what the real one usually says. */
export function apiError(status: number, message: string, more: Partial<ApiError> = {}): ApiError {
  return {
    status,
    message,
    type: status >= 500 ? 'server_error' : 'invalid_request_error',
    code: null,
    param: null,
    headers: {},
    body: null,
    ...more,
  }
}

/** What goes over the line. */
export function errorBody(error: ApiError): { type: string; text: string } {
  const { message, type, param, code } = error
  return (
    error.body ?? {
      type: 'application/json',
      text: JSON.stringify({ error: { message, type, param, code } }),
    }
  )
}

/** Either a value or the error that the API answers. */
export type Checked<T> = { value: T } | { error: ApiError }
