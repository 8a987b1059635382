// What is there that could say who handles a problem? Place, compound, road, grid and regions with who answers for each today.
import { type RawBuilder, sql } from 'kysely'
import type { RuleAnswer } from '../contract/problem-rules.ts'
import { isInForce } from './assignments.ts'
import { type LngLat, metricPoint, type Spot } from './locate-point.ts'
import { executePrepared } from './prepared.ts'
import type { Db } from './tables.ts'

/** A compound or road answers for what is so near to it. */
export const besideMetres = 30

export interface AnsweringUnit {
  id: number
  name: string
  /** null: not by an assignment, but by its name or because a rule says so. */
  role: 'packaging' | 'responsible' | 'lead' | null
}

/** What could answer, and who does for it. */
export interface Candidate {
  name: string
  distanceMetres?: number
  unit: AnsweringUnit | null
}

export interface RoutingFacts {
  /** Five digits; '' while none is chosen. */
  category: string
  areaCode: string
  /** null: there is no such thing here. */
  candidates: Record<Exclude<RuleAnswer, 'unit'>, Candidate | null>
}

/** SQL: rows `(id, geom_m, place_id, grid_id, area_code, category)` that are asked about. */
export type Asked = RawBuilder<unknown>

/** What somebody asks about who stands at a spot, or corrects a problem to lie there. */
export function askedAt(
  position: LngLat,
  { grid, areaCode }: Spot,
  category: string,
  placeId: number | null,
): Asked {
  return sql`
    select 0::bigint as id, ${metricPoint(position)} as geom_m, ${placeId}::bigint as place_id,
           ${grid?.id ?? null}::bigint as grid_id, ${areaCode}::text as area_code, ${category}::text as category`
}

/** SQL: this `unit` is there today. */
export const isOpen = sql<boolean>`(unit.closed_on is null or unit.closed_on > current_date)`

export const unitColumns = (role: RawBuilder<unknown> = sql`null`) =>
  sql`json_build_object('id', unit.id, 'name', unit.name, 'role', ${role})`

/** SQL: who answers today for the target, 包抓 before 责任 before 牵头; a closed unit does not. */
function answering(county: string, target: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select ${unitColumns(sql`assignment.role`)} from assignment
    join unit on unit.county_code = assignment.county_code and unit.id = assignment.unit_id and ${isOpen}
    where assignment.county_code = ${county} and ${target} and ${isInForce()}
    order by array_position(array['packaging', 'responsible', 'lead'], assignment.role), assignment.id limit 1)`
}

/** SQL: an open unit of a kind whose name holds one of these words, the first word first. */
function named(county: string, kind: string, words: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select ${unitColumns()}
    from unnest(${words}) with ordinality as said (word, place)
    join unit on unit.county_code = ${county} and ${isOpen} and unit.kind = ${kind}
      and unit.name like '%' || said.word || '%'
    order by said.place, length(unit.name), unit.id limit 1)`
}

/** Who keeps a county in order where nothing else is said. */
const countyWords = ['城市管理', '综合执法', '城管', '政府办公室']

/**
 * SQL: places of a kind beside what is asked about, with their `distance`. First by where they are, then by kind: a planner
 * that knows the table badly looks up all roads of a county for each spot otherwise.
 */
function beside(county: string, kind: string): RawBuilder<unknown> {
  return sql`
    select place.id, coalesce(place.name, '#' || place.id) as name,
           st_distance(place.geom_m, asked.geom_m) as distance
    from (
      select id, name, kind, geom_m from place
      where county_code = ${county} and st_dwithin(place.geom_m, asked.geom_m, ${besideMetres}) offset 0) place
    where place.kind = ${kind}`
}

/** SQL: a candidate; `there`: what is null when there is none. */
const candidate = (
  there: RawBuilder<unknown>,
  name: RawBuilder<unknown>,
  unit: RawBuilder<unknown>,
  distance: RawBuilder<unknown> = sql`null::float`,
) =>
  sql`case when ${there} is not null then
    json_build_object('name', ${name}, 'unit', ${unit}, 'distanceMetres', round(${distance})) end`

/** Everything that the rules judge by, of all that is asked about in one statement; in the order of the ids. */
export async function readRoutingFacts(
  db: Db,
  county: string,
  asked: Asked,
): Promise<(RoutingFacts & { id: number })[]> {
  const ofRegion = (code: string) => answering(county, sql`assignment.region_code = ${sql.ref(code)}`)
  const { rows } = await executePrepared(
    db,
    sql<RoutingFacts & { id: number }>`
    with asked as materialized (${asked})
    select asked.id, asked.category, asked.area_code, json_build_object(
      'place', ${candidate(
        sql`place.id`,
        sql`coalesce(place.name, '#' || place.id)`,
        answering(county, sql`assignment.place_id = place.id`),
      )},
      'compound', ${candidate(
        sql`compound.id`,
        sql`compound.name`,
        answering(county, sql`assignment.place_id = compound.id`),
        sql`compound.distance`,
      )},
      'road', ${candidate(sql`road.id`, sql`road.name`, sql`road.unit`, sql`road.distance`)},
      'grid', ${candidate(sql`grid.id`, sql`grid.name`, answering(county, sql`assignment.grid_id = grid.id`))},
      'category', ${candidate(
        sql`category.code`,
        sql`category.title_zh`,
        sql`(select ${unitColumns()} from unit
             where unit.county_code = ${county} and unit.id = category.unit_id and ${isOpen})`,
      )},
      'community', ${candidate(sql`community.code`, sql`community.name`, ofRegion('community.code'))},
      'township', ${candidate(
        sql`township.code`,
        sql`township.name`,
        sql`coalesce(${ofRegion('township.code')}, ${named(county, 'township', sql`array[township.name]`)})`,
      )},
      'county', ${candidate(
        sql`county.code`,
        sql`county.name`,
        sql`coalesce(${ofRegion('county.code')}, ${named(county, 'department', sql`${countyWords}::text[]`)})`,
      )}) as candidates
    from asked
    left join place on place.county_code = ${county} and place.id = asked.place_id
    -- whoever stands in one compound is not sent to the next one, though it has a unit and this one has none
    left join lateral (
      select near.* from (${beside(county, 'compound')}) near order by distance, id limit 1) compound on true
    -- of the sections and crossing roads here the nearest one that somebody answers for
    left join lateral (
      select near.*, answers.unit
      from (${beside(county, 'road')}) near
      cross join lateral (select ${answering(county, sql`assignment.place_id = near.id`)} as unit) answers
      order by answers.unit is null, distance, id limit 1) road on true
    left join grid on grid.county_code = ${county} and grid.id = asked.grid_id
    left join problem_category category on category.county_code = ${county} and category.code = asked.category
    left join region community on community.county_code = ${county} and length(asked.area_code) >= 12
      and community.code = left(asked.area_code, 12)
    left join region township on township.county_code = ${county} and length(asked.area_code) >= 9
      and township.code = left(asked.area_code, 9)
    left join region county on county.county_code = ${county} and county.code = ${county}
    order by asked.id`,
  )
  return rows
}
