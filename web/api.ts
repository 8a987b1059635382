// What does the server say? The only fetch: routes of the contract become typed calls.
import { unattendedHeader } from '../api/contract/accounts.ts'
import type { ErrorAnswer, ErrorCode } from '../api/contract/errors.ts'
import type { AnswerOf, Route } from '../api/contract/route.ts'
import { apiPath, type Input } from './paths.ts'
import { isAttended } from './ui/attention.ts'

/** `unreachable`: no answer came. `unreadable`: something answered that is not this API, a proxy for example. */
export type FailureCode = ErrorCode | 'unreachable' | 'unreadable'

export class ApiError extends Error {
  readonly code: FailureCode
  /** What the server adds for the page: the rule that was broken, the version that somebody else wrote meanwhile. */
  readonly details: unknown
  constructor(code: FailureCode, message: string, details?: unknown) {
    super(message)
    this.name = 'ApiError'
    this.code = code
    this.details = details
  }

  /** Waiting may help: the server or its database is away, nothing is wrong with the question. */
  get passing(): boolean {
    return this.code === 'unreachable' || this.code === 'unreadable' || this.code === 'database-unavailable'
  }
}

/** Calls a route. Throws `ApiError`, or the signal's own reason when it was aborted. */
export async function call<R extends Route>(
  route: R,
  input: Input<R>,
  signal?: AbortSignal,
): Promise<AnswerOf<R>> {
  const { method } = route
  const headers = {
    ...(input.body && { 'content-type': 'application/json' }),
    ...(!isAttended() && { [unattendedHeader]: '1' }),
  }
  const body = input.body && JSON.stringify(input.body)
  const answer = await fetch(apiPath(route, input), { method, signal, headers, body }).catch((cause) => {
    if (signal?.aborted) throw cause
    throw new ApiError('unreachable', String(cause))
  })
  const said: unknown = await answer.json().catch((cause) => {
    if (signal?.aborted) throw cause
    throw new ApiError('unreadable', `${answer.status} ${answer.statusText}`)
  })
  return readAnswer<R>(answer.status, said)
}

/** What the body of an answer says. @throws ApiError */
function readAnswer<R extends Route>(status: number, body: unknown): AnswerOf<R> {
  if (status >= 200 && status < 300) return body as AnswerOf<R> // the server serialises by the same schema
  if (isErrorAnswer(body)) throw new ApiError(body.error.code, body.error.message, body.error.details)
  throw new ApiError('unreadable', String(status))
}

/** A connection that carries nothing for so long is gone; phones notice it much later. */
const longestSilence = 90_000

/**
 * Sends a file as it is and tells how much of it is gone, from 0 to 1, which `fetch` cannot. Throws like `call`. Sent
 * again, the same file is the same row: an answer that was lost on its way costs nothing.
 */
export async function upload<R extends Route>(
  route: R,
  input: Input<R>,
  file: Blob,
  { onProgress, signal }: { onProgress: (share: number) => void; signal: AbortSignal },
): Promise<AnswerOf<R>> {
  signal.throwIfAborted()
  const request = new XMLHttpRequest()
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const fail = () => reject(signal.aborted ? signal.reason : new ApiError('unreachable', route.url))
  const stop = () => request.abort()
  let silence = setTimeout(stop, longestSilence)
  request.upload.onprogress = ({ loaded, total }) => {
    clearTimeout(silence)
    silence = setTimeout(stop, longestSilence)
    onProgress(total > 0 ? loaded / total : 0)
  }
  request.onload = () => resolve()
  request.onerror = fail
  request.onabort = fail
  signal.addEventListener('abort', stop)
  request.open(route.method, apiPath(route, input))
  request.send(file)
  try {
    await promise
  } finally {
    clearTimeout(silence)
    signal.removeEventListener('abort', stop)
  }
  const { status, statusText, responseText } = request
  let body: unknown
  try {
    body = JSON.parse(responseText)
  } catch {
    throw new ApiError('unreadable', `${status} ${statusText}`)
  }
  return readAnswer<R>(status, body)
}

/** Listens to a route that keeps telling. */
export function openStream<R extends Route>(route: R, input: Input<R>): EventSource {
  return new EventSource(apiPath(route, input))
}

function isErrorAnswer(body: unknown): body is ErrorAnswer {
  return typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'object'
}
