// Where do problems lie, and who could answer for them? Many happen at the same spots, so each spot is asked about once.
import { sql } from 'kysely'
import type { ProblemInput } from '../../../geodata/county-data.ts'
import { degreesSrid } from '../../db/geometry.ts'
import { type Candidate, type RoutingFacts, readRoutingFacts } from '../../db/routing-facts.ts'
import type { Db } from '../../db/tables.ts'
import type { PlayedSpot } from './play-problem.ts'

export interface Met {
  spot: PlayedSpot
  facts: RoutingFacts
}

type Candidates = RoutingFacts['candidates']

/** For the transaction that has just written the county, or nobody may write to it meanwhile: what is known stays known. */
export async function openSpotBook(trx: Db, county: string): Promise<SpotBook> {
  // What this very transaction wrote is unknown to the planner otherwise: a large county took it five times as long.
  for (const table of ['region', 'grid', 'place', 'piece', 'land_part', 'unit', 'assignment'])
    await sql`analyze ${sql.table(table)}`.execute(trx)
  const { rows } = await sql<{ source: string }>`
    select distinct source from place where county_code = ${county}`.execute(trx)
  return new SpotBook(
    trx,
    county,
    rows.map(({ source }) => source),
  )
}

class SpotBook {
  readonly #trx: Db
  readonly #county: string
  readonly #sources: readonly string[]
  readonly #spots = new Map<string, { spot: PlayedSpot; candidates: Candidates }>()
  /** Who answers for a category does so everywhere. */
  readonly #departments = new Map<string, Candidate | null>()
  /** Equal ones once: a community answers at thousands of spots. */
  readonly #candidates = new Map<string, Candidate | null>()

  constructor(trx: Db, county: string, sources: readonly string[]) {
    this.#trx = trx
    this.#sources = sources
    this.#county = county
  }

  /** In the order of the list. */
  async meet(told: readonly ProblemInput[]): Promise<Met[]> {
    const unknown = new Map<string, ProblemInput>()
    for (const each of told) {
      if (!this.#spots.has(keyOf(each))) unknown.set(keyOf(each), each)
      if (!this.#departments.has(each.category)) unknown.set(each.category, each)
    }
    if (unknown.size > 0) await this.#learn([...unknown.values()])
    return told.map((each) => {
      const { spot, candidates } = this.#spots.get(keyOf(each))! // just learnt, as the category
      const category = this.#departments.get(each.category)!
      const { areaCode } = spot
      return { spot, facts: { category: each.category, areaCode, candidates: { ...candidates, category } } }
    })
  }

  async #learn(told: readonly ProblemInput[]): Promise<void> {
    const spots = await locateAll(this.#trx, this.#county, this.#sources, told)
    const facts = await askAll(this.#trx, this.#county, told, spots)
    told.forEach((each, index) => {
      const { category, candidates } = facts[index]! // one for each that was asked about, as the spots
      for (const name of Object.keys(candidates) as (keyof Candidates)[]) // its own keys
        candidates[name] = this.#once(candidates[name])
      this.#departments.set(category, candidates.category)
      this.#spots.set(keyOf(each), { spot: spots[index]!, candidates })
    })
  }

  #once(candidate: Candidate | null): Candidate | null {
    const key = JSON.stringify(candidate)
    const known = this.#candidates.get(key)
    if (known !== undefined) return known
    this.#candidates.set(key, candidate)
    return candidate
  }
}

function keyOf({ place, position }: ProblemInput): string {
  return `${place.kind} ${place.place} ${position}`
}

const metricSpot = sql`st_transform(st_setsrid(st_makepoint(lng, lat), ${degreesSrid}::int), metric_srid)`

async function locateAll(
  trx: Db,
  county: string,
  sources: readonly string[],
  told: readonly ProblemInput[],
): Promise<PlayedSpot[]> {
  const asked = told.map(({ position: [lng, lat], place }, id) => ({
    ...{ id, lng, lat, kind: place.kind, source_key: place.place },
  }))
  const { rows } = await sql<PlayedSpot>`
    select place.id as place_id, held.grid_id, held.region_code,
           coalesce(grid.code, held.region_code, ${county}) as area_code
    from (
      select each.*, ${metricSpot} as geom_m
      from json_to_recordset(${JSON.stringify(asked)}::json) as each (
        id bigint, lng float, lat float, kind text, source_key text)
      cross join deployment) told
    -- without a source all places of the kind would be looked through for each
    left join place on place.county_code = ${county} and place.kind = told.kind
      and place.source = any(${[...sources]}::text[]) and place.source_key = told.source_key
    left join lateral (
      select piece.grid_id, coalesce(piece.community_code, piece.township_code, piece.county_code) as region_code
      from land_part part
      join piece on piece.county_code = ${county} and piece.id = part.piece_id
      where part.county_code = ${county} and part.layer = 'whole' and st_intersects(part.geom_m, told.geom_m)
      order by piece.id limit 1) held on true
    left join grid on grid.county_code = ${county} and grid.id = held.grid_id
    order by told.id`.execute(trx)
  return rows
}

function askAll(trx: Db, county: string, told: readonly ProblemInput[], spots: readonly PlayedSpot[]) {
  const asked = told.map(({ position: [lng, lat], category }, id) => {
    const { placeId, gridId, areaCode } = spots[id]! // one for each
    return { id, lng, lat, category, place_id: placeId, grid_id: gridId, area_code: areaCode }
  })
  return readRoutingFacts(
    trx,
    county,
    sql`
    select id, ${metricSpot} as geom_m, place_id, grid_id, area_code, category
    from json_to_recordset(${JSON.stringify(asked)}::json) as each (
      id bigint, lng float, lat float, category text, place_id bigint, grid_id bigint, area_code text)
    cross join deployment`,
  )
}
