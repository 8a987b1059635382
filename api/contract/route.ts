// What a route is: a value that the server binds to a handler, the web turns into a typed call and OpenAPI prints.
import { type Static, type TObject, type TSchema, Type } from 'typebox'
import type { Verb } from './access.ts'

/**
 * Who may call a route. `anyone`: whoever reaches the server. `signed-in`: every account. A verb: whoever holds it, or
 * one of several,
 * - over the `deployment`: a grant over everything;
 * - over the `area`: a grant over all of the area that the request names;
 * - `inside`: a grant over anything inside that area, or anywhere when it names none; the handler then chooses the rows;
 * - in the `county`: a grant over anything in the county of that area: what everybody in a county may see of all of it.
 */
export type Access =
  | 'anyone'
  | 'signed-in'
  | { verb: Verb | readonly Verb[]; over: 'deployment' | 'area' | 'inside' | 'county' }

/** Calls of one address in a minute, by what they cost or what guessing would gain. */
export const callsPerMinute = { 'sign-in': 30, write: 600, export: 20, read: 60_000 } as const

export interface Route {
  /** All but GET change something; a page of another origin may not send them. */
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below `/api`, with `:name` for path parameters. */
  url: string
  access: Access
  /** Without it GET counts as `read`, everything else as `write`. */
  rate?: keyof typeof callsPerMinute
  /** Asked by a page of itself, not by somebody: it does not keep an idle session alive. */
  background?: true
  summary: string
  params?: TObject
  query?: TObject
  body?: TObject
  /** A body may be so large, where the megabyte of all routes is too little. */
  bodyBytesMax?: number
  /** Instead of a body: a file as it is, at most so many bytes. The handler reads it from `request.raw`. */
  uploadBytesMax?: number
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
export type BodyOf<R extends Route> = R['body'] extends TObject ? Static<R['body']> : undefined
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
