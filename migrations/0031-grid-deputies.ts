// Who stands beside the leader of a grid: deputies, grid workers, heads of buildings, in the order of the public notice.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`
    create table grid_deputy (
      county_code text not null,
      grid_id bigint not null,
      position integer not null check (position >= 1),
      name text not null check (name <> ''),
      -- 副网格长, 网格员, 楼栋长 ... as the county calls them
      duty text not null check (duty <> ''),
      phone text,
      primary key (county_code, grid_id, position),
      foreign key (county_code, grid_id) references grid (county_code, id)
    )`.execute(db)
}
