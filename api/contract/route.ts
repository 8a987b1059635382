// What a route is: a value that the server binds to a handler, the web turns into a typed call and OpenAPI prints.
import { type Static, type TObject, type TSchema, Type } from 'typebox'

/** Who may call a route. `anyone`: whoever reaches the server. */
export type Access = 'anyone'

export interface Route {
  /** POST changes something; a page of another origin may not send it. */
  method: 'GET' | 'POST'
  /** Below `/api`, with `:name` for path parameters. */
  url: string
  access: Access
  summary: string
  params?: TObject
  query?: TObject
  response: TSchema
  /** Set when the answer is not JSON; `response` then describes the bytes. */
  mediaType?: string
}

export function route<const R extends Route>(value: R): R {
  return value
}

export type ParamsOf<R extends Route> = R['params'] extends TObject
  ? Static<R['params']>
  : Record<string, never>
export type QueryOf<R extends Route> = R['query'] extends TObject ? Static<R['query']> : Record<string, never>
export type AnswerOf<R extends Route> = Static<R['response']>

/** A parameter that may be left out and is then `value`: it is filled in before a handler sees it. */
export function defaulted<S extends TSchema>(schema: S, value: Static<S>) {
  return Type.Optional(Object.assign(schema, { default: value }))
}

/** Id of a row, or with 0 the one before the first; no larger than a number and a bigint both hold exactly. */
export function rowId(minimum: 0 | 1) {
  return Type.Integer({ minimum, maximum: Number.MAX_SAFE_INTEGER })
}

/** An object that refuses what it does not name. */
export function strict<const P extends Parameters<typeof Type.Object>[0]>(properties: P) {
  return Type.Object(properties, { additionalProperties: false })
}
