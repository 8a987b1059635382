// Asks the API the way a browser does, without a socket.
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll } from 'vitest'
import { type AppOptions, buildApp } from '../../api/app.ts'
import type { ErrorAnswer } from '../../api/contract/errors.ts'
import { eventStreamType } from '../../api/contract/problem-views.ts'
import { cookieName } from '../../api/features/accounts/cookie.ts'
import { almighty } from '../support/people.ts'
import { usePhotos } from '../support/photos.ts'

export interface Answer {
  status: number
  headers: Record<string, unknown>
  /** Parsed JSON; a test says by its expectations what it is. */
  // biome-ignore lint/suspicious/noExplicitAny: an answer is anything until it is compared
  body: any
  bytes: Buffer
}

export interface Question {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  headers?: Record<string, string>
  /** JSON; bytes go as they are. */
  body?: object
  /** The cookie of a session; '' asks as nobody. Without it, as somebody who may do everything. */
  cookie?: string
}

/**
 * A function that answers `GET` (or another method) of an address below `/api`, asked by an account that holds every
 * verb over the whole deployment, unless the question brings the cookie of another.
 */
export async function openApi(options: Pick<AppOptions, 'db' | 'engine'> & Partial<AppOptions>) {
  const app = await buildApp({
    loadDemo: () => Promise.reject(new Error('no demo in this test')),
    photos: usePhotos(),
    ...options,
  })
  afterAll(() => app.close())
  return async function ask(path: string, question: Question = {}): Promise<Answer> {
    const { method = 'GET', headers = {}, body, cookie = await almighty(options.db) } = question
    const url = path.startsWith('/api/') || options.webFolder ? path : `/api${path}`
    const answer = await app.inject({
      method,
      payloadAsStream: url.includes('/problem-stream'),
      url,
      headers: {
        ...(body instanceof Uint8Array && { 'content-type': 'application/octet-stream' }),
        ...headers,
        ...(cookie && { cookie: `${cookieName}=${cookie}` }),
      },
      ...(body && { payload: body }),
    })
    if (String(answer.headers['content-type']).startsWith(eventStreamType)) {
      const bytes = await firstBytes(answer.stream())
      return { status: answer.statusCode, headers: answer.headers, body: undefined, bytes }
    }
    const bytes = answer.rawPayload ?? (await buffer(answer.stream()))
    const isJson = String(answer.headers['content-type']).startsWith('application/json')
    const isPlain = answer.headers['content-encoding'] === undefined
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: isJson && isPlain ? JSON.parse(bytes.toString()) : undefined,
      bytes,
    }
  }
}

/** Of an answer that has no end. */
async function firstBytes(stream: Readable): Promise<Buffer> {
  for await (const bytes of stream) return Buffer.from(bytes)
  return Buffer.alloc(0)
}

/** Status and code of an error answer, to compare in one line. */
export function fault({ status, body }: Answer): [number, ErrorAnswer['error']['code']] {
  return [status, body?.error?.code]
}
