// Sessions of screens on a wall: nobody sits before them, so they may only look and do not end by idleness.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`alter table session add column wall boolean not null default false`.execute(db)
}
