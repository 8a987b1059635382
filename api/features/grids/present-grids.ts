// Are the grids still those that a change began from? They are held until it ends.
import { sql } from 'kysely'
import { AppError } from '../../db/errors.ts'
import { hexWkb } from '../../db/geometry.ts'
import type { Db } from '../../db/tables.ts'
import { bordersSince, hasBordersOf } from './border-version.ts'
import { type Change, originsOf } from './change-request.ts'
import { readMosaic } from './read-mosaic.ts'
import type { Grid } from './write-grids.ts'

export async function lockGrids(trx: Db, county: string, community: string): Promise<Grid[]> {
  const { rows } = await sql<Grid>`
    select id, code, name, version, households, population, ${bordersSince} as borders_since from grid
    where county_code = ${county} and community_code = ${community} and valid_to is null
    -- no key: whoever reports a problem in one of them need not wait, and cannot wait in a circle with us
    order by id for no key update`.execute(trx)
  return rows
}

export async function checkVersions(
  trx: Db,
  community: string,
  { changed, created, removed }: Change,
  present: readonly Grid[],
): Promise<void> {
  const known = new Map(present.map((grid) => [grid.code, grid]))
  const outdated = [...changed, ...removed].filter(({ code, version }) => {
    const grid = known.get(code)
    return !grid || !hasBordersOf(grid, version)
  })
  const missing = [...originsOf(created), ...removed.map(({ into }) => into)].filter(
    (code) => !known.has(code),
  )
  if (outdated.length + missing.length > 0)
    throw await changedMeanwhile(trx, community, [...outdated.map(({ code }) => code), ...missing])
}

/** New grids on land without one: without a boundary nobody can say which land that is, and it has none still. */
export async function checkFounding(
  trx: Db,
  county: string,
  community: string,
  { changed, created, removed }: Change,
): Promise<void> {
  const founded = created.filter(({ from }) => !from).map(({ geometry }) => hexWkb(geometry))
  if (founded.length === 0) return
  const { rows: bounded } = await sql`
    select from region where county_code = ${county} and code = ${community} and geom is not null`.execute(
    trx,
  )
  if (bounded.length === 0)
    throw new AppError(
      'community-without-land',
      'This community has no boundary, so nobody can say which of its land has no grid yet.',
    )
  const touched = [...changed, ...removed].map(({ code }) => code)
  // The first one there has no version that would tell: a save whose answer was lost, or somebody who was quicker.
  const { rows: quicker } = await sql<{ code: string }>`
    select distinct grid.code from unnest(${founded}::text[]) as founded (hex)
    join grid on grid.county_code = ${county} and grid.community_code = ${community} and grid.valid_to is null
      and grid.code <> all(${touched}::text[]) and st_intersects(grid.geom, st_pointonsurface(founded.hex::geometry))`.execute(
    trx,
  )
  if (quicker.length > 0)
    throw await changedMeanwhile(
      trx,
      community,
      quicker.map(({ code }) => code),
    )
}

async function changedMeanwhile(trx: Db, community: string, grids: readonly string[]): Promise<AppError> {
  return new AppError('changed-meanwhile', 'Somebody changed these grids meanwhile.', {
    grids,
    current: await readMosaic(trx, community),
  })
}
