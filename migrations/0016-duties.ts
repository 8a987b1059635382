// The duty log 履职记录: visits, meetings, problems found and solved, for one assignment each.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`
    create table duty (
      county_code text not null,
      id bigint generated always as identity,
      assignment_id bigint not null,
      kind text not null check (kind in ('visit', 'meeting', 'problem-found', 'problem-solved')),
      happened_on date not null,
      words text not null,
      -- no foreign key: accounts belong to the deployment, and the entry keeps the name
      author_id bigint,
      author_name text not null,
      created_at timestamptz not null default now(),
      version integer not null default 1,
      primary key (county_code, id),
      foreign key (county_code, assignment_id) references assignment (county_code, id)
    )`.execute(db)
  // serves: the log of an assignment and of a unit, the latest first; counts and last visit
  await sql`create index duty_assignment_index on duty (county_code, assignment_id, happened_on)`.execute(db)
}
