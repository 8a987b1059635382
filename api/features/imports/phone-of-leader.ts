// Whose number is it? A file that names another leader without a number says nothing of the one who led before.
import { type RawBuilder, sql } from 'kysely'

/** SQL: the number to write over `row`, from the row that the file would insert. */
export function phoneOfLeader(row: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql<string | null>`coalesce(excluded.leader_phone,
    case when coalesce(excluded.leader_name, ${row}.leader_name) is not distinct from ${row}.leader_name
      or ${row}.leader_name is null then ${row}.leader_phone end)`
}
