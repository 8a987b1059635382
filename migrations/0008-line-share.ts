// How much of a line counts in a length: lines stored twice, and the two lines of a dual carriageway, count once together.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`
    create table line_share (
      county_code text not null,
      place_id bigint not null,
      share double precision not null check (share > 0 and share < 1),
      reason text not null check (reason in ('both-directions', 'dual-carriageway')),
      primary key (county_code, place_id),
      foreign key (county_code, place_id) references place (county_code, id) on delete cascade
    )`.execute(db)
}
