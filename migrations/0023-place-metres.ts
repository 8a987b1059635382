// An import that has measured its places hands geom_m over: tens of thousands need not be transformed twice.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`drop trigger place_geom_m on place`.execute(db)
  // Nobody can forget it still: what does not bring it gets it.
  await sql`
    create trigger place_geom_m before insert on place
    for each row when (new.geom_m is null) execute function set_geom_m()`.execute(db)
  await sql`
    create trigger place_geom_m_moved before update of geom on place
    for each row execute function set_geom_m()`.execute(db)
}
