// What is there that could say who handles a problem? Place, compound, road, grid and regions with who answers for each today.
import { type RawBuilder, sql } from 'kysely'
import { isInForce } from '../../db/assignments.ts'
import { type LngLat, metricPoint, type Spot } from '../../db/locate-point.ts'
import type { ProblemRuleTable } from '../../db/problem-tables.ts'
import type { Db } from '../../db/tables.ts'

/** A compound or road answers for what is so near to it. */
export const besideMetres = 30

export interface AnsweringUnit {
  id: number
  name: string
  /** null: not by an assignment, but by its name or because a rule says so. */
  role: 'packaging' | 'responsible' | 'lead' | null
}

/** What could answer, and who does for it; null: there is no such thing here. */
export interface Candidate {
  name: string
  distanceMetres?: number
  unit: AnsweringUnit | null
}

export interface RoutingRule {
  id: number
  titleZh: string
  titleEn: string
  categories: string[]
  areaCode: string | null
  answer: ProblemRuleTable['answer']
  /** Of the answer `unit`; null when that unit was closed. */
  unit: AnsweringUnit | null
}

export interface RoutingFacts {
  category: string
  areaCode: string
  candidates: Record<Exclude<ProblemRuleTable['answer'], 'unit'>, Candidate | null>
  /** In force, in their order. */
  rules: RoutingRule[]
}

const isOpen = sql<boolean>`(unit.closed_on is null or unit.closed_on > current_date)`

const unitColumns = (role: RawBuilder<unknown>) =>
  sql`json_build_object('id', unit.id, 'name', unit.name, 'role', ${role})`

/** SQL: who answers today for the target, 包抓 before 责任 before 牵头; a closed unit does not. */
function answering(county: string, target: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select ${unitColumns(sql`assignment.role`)} from assignment
    join unit on unit.county_code = assignment.county_code and unit.id = assignment.unit_id and ${isOpen}
    where assignment.county_code = ${county} and ${target} and ${isInForce()}
    order by array_position(array['packaging', 'responsible', 'lead'], assignment.role), assignment.id limit 1)`
}

/** SQL: an open unit of some kinds whose name holds one of these words, the first word first. */
function named(county: string, kinds: string[], words: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select ${unitColumns(sql`null`)}
    from unnest(${words}) with ordinality as said (word, place)
    join unit on unit.county_code = ${county} and ${isOpen} and unit.kind = any(${kinds}::text[])
      and unit.name like '%' || said.word || '%'
    order by said.place, length(unit.name), unit.id limit 1)`
}

/** Who keeps a county in order where nothing else is said. */
const countyWords = ['城市管理', '综合执法', '城管', '政府办公室']

/** SQL: places of a kind beside the point, as `place` with `distance`. */
function beside(county: string, kind: string, point: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select id, coalesce(name, code, '#' || id) as name, st_distance(geom_m, ${point}) as distance from place
    where county_code = ${county} and kind = ${kind} and st_dwithin(geom_m, ${point}, ${besideMetres})`
}

/** Everything that `routeProblem` judges by, in one statement. */
export async function readRoutingFacts(
  db: Db,
  county: string,
  { position, spot, category, placeId }: RoutingQuestion,
): Promise<RoutingFacts> {
  const point = sql`(select geom_m from spot)`
  const region = (code: string | null, name: string | null, unit: RawBuilder<unknown>) =>
    sql`case when ${code}::text is not null then json_build_object('name', ${name}::text, 'unit', ${unit}) end`
  const regionUnit = (code: string | null) => answering(county, sql`assignment.region_code = ${code}`)
  const { rows } = await sql<{ candidates: RoutingFacts['candidates']; rules: RoutingRule[] }>`
    with spot as materialized (select ${metricPoint(position)} as geom_m),
    compound as (
      -- whoever stands in one compound is not sent to the next one, though it has a unit and this one has none
      select * from (${beside(county, 'compound', point)}) near order by distance, id limit 1),
    road as (
      -- of the sections and crossing roads here the nearest one that somebody answers for
      select near.*, ${answering(county, sql`assignment.place_id = near.id`)} as unit
      from (${beside(county, 'road', point)}) near)
    select json_build_object(
      'place', (
        select json_build_object('name', coalesce(name, code, '#' || id),
          'unit', ${answering(county, sql`assignment.place_id = place.id`)})
        from place where county_code = ${county} and id = ${placeId ?? null}::bigint),
      'compound', (
        select json_build_object('name', name, 'distanceMetres', round(distance),
          'unit', ${answering(county, sql`assignment.place_id = compound.id`)})
        from compound),
      'road', (
        select json_build_object('name', name, 'distanceMetres', round(distance), 'unit', unit)
        from road order by unit is null, distance, id limit 1),
      'grid', ${region(
        spot.grid?.code ?? null,
        spot.grid?.name ?? null,
        answering(county, sql`assignment.grid_id = ${spot.grid?.id ?? null}::bigint`),
      )},
      'category', (
        select json_build_object('name', title_zh, 'unit', (
          select ${unitColumns(sql`null`)} from unit
          where county_code = category.county_code and id = category.unit_id and ${isOpen}))
        from problem_category category where county_code = ${county} and code = ${category}),
      'community', ${region(spot.communityCode, spot.communityName, regionUnit(spot.communityCode))},
      'township', ${region(
        spot.townshipCode,
        spot.townshipName,
        sql`coalesce(${regionUnit(spot.townshipCode)}, ${named(county, ['township'], sql`array[${spot.townshipName}::text]`)})`,
      )},
      'county', ${region(
        county,
        spot.countyName,
        sql`coalesce(${regionUnit(county)}, ${named(county, ['department'], sql`${countyWords}::text[]`)})`,
      )}) as candidates,
      (select coalesce(json_agg(json_build_object('id', rule.id, 'titleZh', rule.title_zh, 'titleEn', rule.title_en,
          'categories', rule.categories, 'areaCode', rule.area_code, 'answer', rule.answer,
          'unit', case when unit.id is not null then ${unitColumns(sql`null`)} end)
        order by rule.position, rule.id), '[]')
       from problem_rule rule
       left join unit on unit.county_code = rule.county_code and unit.id = rule.unit_id and ${isOpen}
       where rule.county_code = ${county} and rule.active) as rules`.execute(db)
  return { ...rows[0]!, category, areaCode: spot.areaCode } // one row without a table
}

export interface RoutingQuestion {
  position: LngLat
  spot: Spot
  category: string
  placeId?: number | null
}
