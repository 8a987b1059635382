// Reads assignments as lists: of an area, of one thing through time, and of all places of a kind for the map.
import { type RawBuilder, sql } from 'kysely'
import type { AssignmentInfo, AssignmentRole, TargetKey, TargetType } from '../../contract/assignments.ts'
import { countyOf } from '../../db/areas.ts'
import { countAssignments, isInForce, selectAssignments, targetsInside } from '../../db/assignments.ts'
import type { Db } from '../../db/tables.ts'

interface Filter {
  /** Only those of the area itself, or only those of the places inside. */
  of?: 'area' | 'places'
  unitId?: number
  role?: AssignmentRole
  type?: TargetType
  kind?: string
  /** Id of the last assignment of the page before. */
  after: number
  limit: number
  on?: string
}

const targetColumns: Record<TargetType, RawBuilder<unknown>> = {
  region: sql`assignment.region_code`,
  grid: sql`assignment.grid_id`,
  place: sql`assignment.place_id`,
  indicator: sql`assignment.indicator`,
}

/** By id, and how many there are on all pages. */
export async function listInArea(
  db: Db,
  area: string,
  { of, unitId, role, type, kind, after, limit, on }: Filter,
): Promise<{ rows: AssignmentInfo[]; total: number }> {
  const county = countyOf(area)
  const chosen = sql.join(
    [
      of === 'area'
        ? sql`(region.code = ${area} or grid.code = ${area})`
        : targetsInside(area, area === county),
      ...(of === 'places' ? [sql`place.id is not null`] : []),
      ...(unitId === undefined ? [] : [sql`assignment.unit_id = ${unitId}`]),
      ...(role === undefined ? [] : [sql`assignment.role = ${role}`]),
      ...(type === undefined ? [] : [sql`${targetColumns[type]} is not null`]),
      ...(kind === undefined ? [] : [sql`place.kind = ${kind}`]),
    ],
    sql` and `,
  )
  const rows = await selectAssignments(db, county, sql`assignment.id > ${after} and ${chosen}`, { limit, on })
  return { rows, total: await countAssignments(db, county, chosen, on) }
}

/** More than a thing collects in a century. */
const longestHistory = 500

/** The latest first; what was taken back before it began was never true and is left out. */
export function listHistory(
  db: Db,
  county: string,
  { type, id }: TargetKey,
  on: string | undefined,
): Promise<AssignmentInfo[]> {
  const named = {
    region: sql`region.code = ${id}`,
    grid: sql`grid.code = ${id}`,
    place: sql`assignment.place_id = ${id}::bigint`,
    indicator: sql`assignment.indicator = ${id}`,
  }[type]
  const chosen = sql`${named} and coalesce(assignment.valid_to, 'infinity') >= assignment.valid_from`
  const order = sql`assignment.valid_from desc, assignment.id desc`
  return selectAssignments(db, county, chosen, { order, limit: longestHistory, on: on ?? 'ever' })
}

export interface UnassignedPlace {
  id: number
  name: string
  area: string
  where: string | null
}

/** SQL: a `place` of a kind inside an area, without a unit today (in a role). */
export function isUnassigned(area: string, kind: string, role?: AssignmentRole): RawBuilder<boolean> {
  return sql<boolean>`(${isOfKind(area, kind)} and not exists (
    select from assignment
    where assignment.county_code = place.county_code and assignment.place_id = place.id and ${isInForce()}
      and ${role === undefined ? sql`true` : sql`assignment.role = ${role}`}))`
}

export function isOfKind(area: string, kind: string): RawBuilder<boolean> {
  return sql<boolean>`(place.county_code = ${countyOf(area)} and place.kind = ${kind}
    and place.area_code like ${`${area}%`})`
}

export async function listUnassigned(
  db: Db,
  area: string,
  { kind, role, after, limit }: { kind: string; role?: AssignmentRole; after: number; limit: number },
): Promise<{ total: number; rows: UnassignedPlace[] }> {
  const { rows } = await sql<UnassignedPlace>`
    select place.id, coalesce(place.name, place.code, '#' || place.id) as name, place.area_code as area,
           region.name as where
    from place
    left join region on region.county_code = place.county_code and region.code = place.region_code
    where ${isUnassigned(area, kind, role)} and place.id > ${after}
    order by place.id limit ${limit}`.execute(db)
  const { rows: counts } = await sql<{ total: number }>`
    select count(*) as total from place where ${isUnassigned(area, kind, role)}`.execute(db)
  return { total: counts[0]?.total ?? 0, rows }
}

/** Roles that colour a place, the strongest first: who looks after it before who is in charge of the matter. */
const colouring: readonly AssignmentRole[] = ['packaging', 'lead', 'responsible']

/** Every place of a kind with its unit of today, 0 for none; of several the strongest role, then the first assigned. */
export async function readAssignedPlaces(
  db: Db,
  county: string,
  kind: string,
  role: AssignmentRole | undefined,
): Promise<{ placeIds: number[]; unitIds: number[] }> {
  const roles = role === undefined ? colouring : [role]
  const { rows } = await sql<{ id: number; unitId: number }>`
    with answering as (
      select distinct on (assignment.place_id) assignment.place_id, assignment.unit_id
      from assignment
      join unnest(${[...roles]}::text[]) with ordinality as wanted (role, position) using (role)
      where assignment.county_code = ${county} and assignment.place_id is not null and ${isInForce()}
      order by assignment.place_id, wanted.position, assignment.id)
    select place.id, coalesce(answering.unit_id, 0) as unit_id
    from place left join answering on answering.place_id = place.id
    where place.county_code = ${county} and place.kind = ${kind} order by place.id`.execute(db)
  return { placeIds: rows.map(({ id }) => id), unitIds: rows.map(({ unitId }) => unitId) }
}
