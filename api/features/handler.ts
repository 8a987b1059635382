// What answers a route: a function from what the caller asked, already validated, to what the contract promises.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Static, TObject, TSchema } from 'typebox'
import type { Actor } from '../contract/access.ts'
import type { AnswerOf, BodyOf, ParamsOf, QueryOf, Route } from '../contract/route.ts'
import type { Author } from '../db/audit.ts'
import type { Database } from '../db/open.ts'
import type { Db } from '../db/tables.ts'

/** Parameters as they arrive: those with a default in the contract are never missing. */
type ReceivedQuery<R extends Route> =
  R['query'] extends TObject<infer Properties>
    ? QueryOf<R> & {
        [Key in keyof Properties as Properties[Key] extends { default: unknown }
          ? Key
          : never]: Properties[Key] extends TSchema ? Exclude<Static<Properties[Key]>, undefined> : never
      }
    : QueryOf<R>

/** An account that is signed in, with what it may do today and where it calls from. */
export interface Caller extends Actor, Author {
  accountId: number
  sessionId: number
  displayName: string
  demo: boolean
  mustChangePassword: boolean
  /** Until when this is the session of a wall, which may only look; null: somebody is there. */
  wallUntil: Date | null
}

export interface Call<R extends Route> {
  db: Db
  engine: Database['engine']
  params: ParamsOf<R>
  query: ReceivedQuery<R>
  body: BodyOf<R>
  /** Undefined only where `access` is `anyone`. */
  caller: R['access'] extends 'anyone' ? Caller | undefined : Caller
  request: FastifyRequest
  /** For headers; the body is what the handler returns. */
  reply: FastifyReply
}

export type Handler<R extends Route> = (call: Call<R>) => Promise<AnswerOf<R>> | AnswerOf<R>

/** One handler per route: a route without one does not compile. */
export type Handlers<All extends Record<string, Route>> = { [Name in keyof All]: Handler<All[Name]> }

/** A page and where the next one starts: `rows` were asked for with one more than `limit`. */
export function pageOf<Row, Key>(rows: Row[], limit: number, keyOf: (row: Row) => Key) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? keyOf(last) : null }
}
