// Which rows may this caller see? Conditions in SQL that choose the very rows for which `can` says yes.
import { type RawBuilder, sql } from 'kysely'
import type { Actor, Scope, Target, Verb } from '../contract/access.ts'
import { codeLength } from '../contract/areas.ts'
import { countyOf } from './areas.ts'
import { areaColumn, isInForce, targetJoins } from './assignments.ts'
import type { Db } from './tables.ts'

/** Everything inside some areas, and single places by their county. No area lies in another one of them. */
export interface Reach {
  areas: readonly string[]
  places: ReadonlyMap<string, ReadonlySet<number>>
}

/** Over which places inside an area (`''`: anywhere) the actor holds the verb, today. */
export async function readReach(db: Db, actor: Actor, verb: Verb, within: string): Promise<Reach> {
  const scopes = scopesOf(actor, verb)
  const held = scopes.filter(({ unitId }) => unitId === null).map(({ area }) => area)
  const ofUnits = scopes.filter(({ unitId }) => unitId !== null)
  const duties = await listDuties(db, ofUnits)
  const areas = [...held, ...duties.flatMap(({ area, placeId }) => (placeId === null ? [area] : []))]
  const places = new Map<string, Set<number>>()
  for (const { area, placeId } of duties) {
    if (placeId === null || !area.startsWith(within)) continue
    places.set(countyOf(area), (places.get(countyOf(area)) ?? new Set()).add(placeId))
  }
  return { areas: outermost(areas.flatMap((area) => overlapOf(area, within) ?? [])), places }
}

/** A condition on `place`, served by place_area_index and the primary key. */
export function placesIn({ areas, places }: Reach): RawBuilder<boolean> {
  const single = [...places].map(
    ([county, ids]) => sql`(place.county_code = ${county} and place.id = any(${[...ids]}::bigint[]))`,
  )
  return anyOf([...areaConditions(areas, 'place'), ...single])
}

/** The same for a place that is in memory already. */
export function isReached({ areas, places }: Reach, { area, id }: { area: string; id: number }): boolean {
  return areas.some((each) => area.startsWith(each)) || (places.get(countyOf(area))?.has(id) ?? false)
}

/** The areas whose log the actor may read, `''` for all of it; none lies in another. */
export function areasOfAudit(actor: Actor): string[] {
  return outermost(
    scopesOf(actor, 'audit.read').flatMap(({ area, unitId }) => (unitId === null ? [area] : [])),
  )
}

/** A condition on `audit_event`: lines that happened in one of them. */
export function linesInScope(actor: Actor): RawBuilder<boolean> {
  return anyOf(areaConditions(areasOfAudit(actor), 'audit_event'))
}

/** A condition on the code of a county: one of the actor's grants reaches into it. */
export function countyInScope({ grants }: Actor, code: RawBuilder<unknown>): RawBuilder<boolean> {
  const areas = grants.map(({ scope }) => scope.area)
  return areas.includes('') ? sql<boolean>`true` : sql<boolean>`${code} = any(${areas.map(countyOf)}::text[])`
}

/** Where a place lies and which units answer for it today, itself, its grid or a region around it: what `can` asks. */
export async function findTarget(db: Db, county: string, placeId: number): Promise<Target | undefined> {
  const { rows } = await sql<Target>`
    select place.area_code as area, coalesce((
      select json_agg(distinct assignment.unit_id) from assignment
      where assignment.county_code = place.county_code and ${isInForce()} and (
        assignment.place_id = place.id
        or assignment.grid_id in (
          select id from grid where county_code = place.county_code and code = place.area_code)
        or assignment.region_code in (
          left(place.area_code, 6), left(place.area_code, 9), left(place.area_code, 12)))), '[]') as unit_ids
    from place where county_code = ${county} and id = ${placeId}`.execute(db)
  return rows[0]
}

function scopesOf({ grants }: Actor, verb: Verb): Scope[] {
  return grants.filter(({ verbs }) => verbs.includes(verb)).map(({ scope }) => scope)
}

interface Duty {
  /** What the unit answers for, or where that place lies. */
  area: string
  placeId: number | null
}

/** What the units of some scopes answer for today. */
async function listDuties(db: Db, scopes: readonly Scope[]): Promise<Duty[]> {
  if (scopes.length === 0) return []
  const units = scopes.map(
    ({ area, unitId }) =>
      sql`(assignment.county_code = ${countyOf(area)} and assignment.unit_id = ${unitId})`,
  )
  const { rows } = await sql<Duty & { unitId: number }>`
    select assignment.unit_id, assignment.place_id, ${areaColumn} as area
    from assignment ${targetJoins}
    where ${anyOf(units)} and ${isInForce()} and assignment.indicator is null`.execute(db)
  return rows.flatMap(({ area, placeId, unitId }) =>
    scopes
      .filter((scope) => scope.unitId === unitId && countyOf(scope.area) === countyOf(area))
      .flatMap((scope) => {
        const shared = placeId === null ? overlapOf(area, scope.area) : area
        return shared?.startsWith(scope.area) ? [{ area: shared, placeId }] : []
      }),
  )
}

/** The smaller one of two areas when one lies in the other. */
function overlapOf(one: string, other: string): string | undefined {
  if (one.startsWith(other)) return one
  return other.startsWith(one) ? other : undefined
}

/** Without those that lie in another. */
function outermost(areas: readonly string[]): string[] {
  const kept: string[] = []
  // Sorted, everything that begins with a code follows it before anything else does.
  for (const area of areas.toSorted()) {
    const last = kept.at(-1)
    if (last === undefined || !area.startsWith(last)) kept.push(area)
  }
  return kept
}

/** One condition per county, so that each names the county and an index can serve it. */
function areaConditions(areas: readonly string[], table: 'place' | 'audit_event'): RawBuilder<unknown>[] {
  if (areas.includes('')) return [sql`true`]
  const county = sql.ref(`${table}.county_code`)
  const column = sql.ref(`${table}.area_code`)
  return [...Map.groupBy(areas, countyOf)].map(([code, inside]) => {
    if (inside.includes(code)) return sql`${county} = ${code}`
    // Nothing lies below a grid: thousands of them are one look-up by equality.
    const grids = inside.filter((area) => area.length === codeLength.grid)
    const regions = inside.filter((area) => area.length < codeLength.grid)
    const conditions = regions.map((area) => sql`${column} like ${`${area}%`}`)
    if (grids.length > 0) conditions.push(sql`${column} = any(${grids}::text[])`)
    return sql`(${county} = ${code} and ${anyOf(conditions)})`
  })
}

function anyOf(conditions: readonly RawBuilder<unknown>[]): RawBuilder<boolean> {
  return conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(conditions, sql` or `)})`
}
