// When is a session over? By idleness and after a working day, or on a wall after a month; the same for whoever counts them.
import { sql } from 'kysely'
import { idleMinutes, longestHours, wallDays } from '../contract/accounts.ts'

/** SQL: until when a `session` lasts, however busy. */
export const endOfSession = sql<Date>`(session.created_at
  + case when session.wall then ${wallDays} * interval '1 day' else ${longestHours} * interval '1 hour' end)`

/** SQL: is this `session` over? */
export const isSessionOver = sql<boolean>`(${endOfSession} < now()
  or not session.wall and session.seen_at < now() - ${idleMinutes} * interval '1 minute')`
