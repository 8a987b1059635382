// Asks the API the way a browser does, without a socket.
import { afterAll } from 'vitest'
import { type AppOptions, buildApp } from '../../api/app.ts'
import type { ErrorAnswer } from '../../api/contract/errors.ts'

export interface Answer {
  status: number
  headers: Record<string, unknown>
  /** Parsed JSON; a test says by its expectations what it is. */
  // biome-ignore lint/suspicious/noExplicitAny: an answer is anything until it is compared
  body: any
  bytes: Buffer
}

/** A function that answers `GET` (or another method) of an address below `/api`. */
export async function openApi(options: Pick<AppOptions, 'db' | 'engine'> & Partial<AppOptions>) {
  const app = await buildApp({
    loadDemo: () => Promise.reject(new Error('no demo in this test')),
    ...options,
  })
  afterAll(() => app.close())
  return async function ask(
    path: string,
    headers: Record<string, string> = {},
    method: 'GET' | 'POST' = 'GET',
  ): Promise<Answer> {
    const url = path.startsWith('/api/') || options.webFolder ? path : `/api${path}`
    const answer = await app.inject({ method, url, headers })
    const isJson = String(answer.headers['content-type']).startsWith('application/json')
    const isPlain = answer.headers['content-encoding'] === undefined
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: isJson && isPlain ? answer.json() : undefined,
      bytes: answer.rawPayload,
    }
  }
}

/** Status and code of an error answer, to compare in one line. */
export function fault({ status, body }: Answer): [number, ErrorAnswer['error']['code']] {
  return [status, body?.error?.code]
}
