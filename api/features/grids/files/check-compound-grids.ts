// Does what an office wrote down about compounds and grids agree with the map? Only those are asked that the caller may see.
import { sql } from 'kysely'
import type { CompoundRow, CompoundVerdict, compoundGridRoutes } from '../../../contract/compound-grids.ts'
import type { AnswerOf, BodyOf } from '../../../contract/route.ts'
import { checkArea, countyOf } from '../../../db/areas.ts'
import { placesIn, readReach } from '../../../db/scope.ts'
import type { Db } from '../../../db/tables.ts'
import type { Caller } from '../../handler.ts'
import { matchCompounds, matchGrids, type NamedCompound, type NamedGrid } from './match-labels.ts'

interface Compound extends NamedCompound {
  id: number
  liesIn: { code: string; name: string } | null
}

/** More are no help to anybody. */
const mostShown = 5

/** @throws AppError unknown-area */
export async function checkCompoundGrids(
  db: Db,
  caller: Caller,
  area: string,
  { rows }: BodyOf<typeof compoundGridRoutes.checkCompoundGrids>,
): Promise<AnswerOf<typeof compoundGridRoutes.checkCompoundGrids>> {
  await checkArea(db, area)
  const [grids, compounds] = [await listGrids(db, area), await listCompounds(db, caller, area)]
  const meant = new Set<number>()
  const answers = rows.map((row): CompoundRow => {
    const [ofRow, itsGrids] = [matchCompounds(row.compound, compounds), matchGrids(row.grid, grids)]
    const verdict = judge(ofRow, itsGrids)
    for (const { id } of ofRow) meant.add(id)
    return {
      ...row,
      verdict,
      compounds: ofRow.slice(0, mostShown).map(({ id, name, why, liesIn }) => ({ id, name, why, liesIn })),
      grids: itsGrids.slice(0, mostShown).map(({ code, name, why }) => ({ code, name, why })),
    }
  })
  const missing = compounds
    .filter(({ id }) => !meant.has(id))
    .map(({ id, name, liesIn }) => ({ id, name, liesIn }))
  return { rows: answers, missing }
}

function judge(compounds: readonly Compound[], grids: readonly { code: string }[]): CompoundVerdict {
  const [compound] = compounds
  const [grid] = grids
  if (!compound) return 'no-compound'
  if (!grid) return 'no-grid'
  if (compounds.length > 1) return 'several-compounds'
  if (grids.length > 1) return 'several-grids'
  if (!compound.liesIn) return 'outside'
  return compound.liesIn.code === grid.code ? 'agrees' : 'contradicts'
}

async function listGrids(db: Db, area: string): Promise<NamedGrid[]> {
  const { rows } = await sql<NamedGrid>`
    select grid.code, grid.name, community.name as community_name
    from grid
    join region community on community.county_code = grid.county_code and community.code = grid.community_code
    where grid.county_code = ${countyOf(area)} and grid.valid_to is null
      and left(grid.code, ${sql.lit(area.length)}) = ${area}
    order by grid.code`.execute(db)
  return rows
}

async function listCompounds(db: Db, caller: Caller, area: string): Promise<Compound[]> {
  const reach = await readReach(db, caller, 'place.read', area)
  const { rows } = await sql<Compound>`
    select place.id, place.code, place.name,
           case when grid.id is not null then json_build_object('code', grid.code, 'name', grid.name) end as lies_in
    from place
    left join grid on grid.county_code = place.county_code and grid.id = place.grid_id
    where place.county_code = ${countyOf(area)} and place.kind = 'compound' and ${placesIn(reach)}
    order by place.name, place.id`.execute(db)
  return rows
}
