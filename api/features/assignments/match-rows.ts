// Which places, areas and units does a pasted table mean? The likeliest for each row; a person confirms them.
import { sql } from 'kysely'
import type { AssignmentTarget, MatchedRow } from '../../contract/assignments.ts'
import type { Db } from '../../db/tables.ts'
import { likeness, type Name, nameOf } from './likeness.ts'

/** Offered for each row. */
const bestShown = 5
/** Less alike than this is no help to anybody. */
const leastLikeness = 0.3
/** Sure: as good as the same and the only one, or good and clearly ahead of the next. */
const sure = { same: 0.95, good: 0.66, ahead: 0.15 }

interface Candidate<T> {
  value: T
  name: Name
  code: string | null
}

type TargetCandidate = Candidate<{ target: AssignmentTarget; where: string | null }>
type UnitCandidate = Candidate<{ unitId: number; name: string }>

/** Rows in their order; what several rows call the same is looked up once. */
export async function matchRows(
  db: Db,
  county: string,
  kind: string | undefined,
  rows: readonly { target: string; unit: string }[],
): Promise<MatchedRow[]> {
  const countyName = await readName(db, county)
  const targets = new Matcher(await listTargets(db, county, countyName, kind), countyName)
  const units = new Matcher(await listUnits(db, county, countyName), countyName)
  return rows.map((row) => {
    const target = targets.match(row.target)
    const unit = units.match(row.unit)
    return {
      targets: target.best.map(({ value, score }) => ({ ...value, score })),
      targetSure: target.isSure,
      units: unit.best.map(({ value, score }) => ({ ...value, score })),
      unitSure: unit.isSure,
    }
  })
}

interface Match<T> {
  best: { value: T; score: number }[]
  isSure: boolean
}

class Matcher<T> {
  readonly #candidates: readonly Candidate<T>[]
  readonly #county: string
  /** By pair of characters and by first character: who shares nothing with a name need not be compared with it. */
  readonly #index = new Map<string, number[]>()
  readonly #known = new Map<string, Match<T>>()

  constructor(candidates: readonly Candidate<T>[], county: string) {
    this.#candidates = candidates
    this.#county = county
    for (const [at, { name, code }] of candidates.entries())
      for (const key of [...keysOf(name), ...(code ? [codeKey(code)] : [])])
        if (!this.#index.get(key)?.push(at)) this.#index.set(key, [at])
  }

  match(text: string): Match<T> {
    const known = this.#known.get(text)
    if (known) return known
    const name = nameOf(text, this.#county)
    const near = new Set([...keysOf(name), codeKey(text)].flatMap((key) => this.#index.get(key) ?? []))
    const best = [...near]
      .map((at) => this.#candidates[at]!)
      .map(({ value, name: other, code }) => {
        const isCode = code !== null && codeKey(code) === codeKey(text)
        return { value, score: isCode ? 1 : Math.round(likeness(name, other) * 1000) / 1000 }
      })
      .filter(({ score }) => score >= leastLikeness)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, bestShown)
    const match = { best, isSure: isSure(best.map(({ score }) => score)) }
    this.#known.set(text, match)
    return match
  }
}

function isSure([first = 0, second = 0]: number[]): boolean {
  // A namesake of the same name is never decided here.
  if (first >= sure.same) return second < first && (first === 1 || second < sure.same)
  return first >= sure.good && first - second >= sure.ahead
}

function keysOf({ full, stem, pairs }: Name): string[] {
  return [...pairs, `=${full}`, `^${stem.slice(0, 1)}`]
}

function codeKey(code: string): string {
  return `#${code.trim().toLowerCase()}`
}

async function readName(db: Db, county: string): Promise<string> {
  const region = await db
    .selectFrom('region')
    .select('name')
    .where('countyCode', '=', county)
    .where('code', '=', county)
    .executeTakeFirst()
  return region?.name ?? ''
}

/** Areas and named places, of the kind if one is given. */
async function listTargets(
  db: Db,
  county: string,
  countyName: string,
  kind: string | undefined,
): Promise<TargetCandidate[]> {
  const { rows } = await sql<AssignmentTarget & { code: string | null; where: string | null }>`
    select 'place' as type, place.id::text as id, place.kind, coalesce(place.name, place.code) as name, place.code,
           region.name as where
    from place
    left join region on region.county_code = place.county_code and region.code = place.region_code
    where place.county_code = ${county} and coalesce(place.name, place.code) is not null
      and ${kind === undefined ? sql`true` : sql`place.kind = ${kind}`}
    union all
    select 'grid', grid.code, null, grid.name, grid.code, region.name
    from grid
    join region on region.county_code = grid.county_code and region.code = grid.community_code
    where grid.county_code = ${county} and grid.valid_to is null
    union all
    select 'region', region.code, null, region.name, region.code, parent.name
    from region
    left join region parent on parent.county_code = region.county_code and parent.code = region.parent_code
    where region.county_code = ${county}`.execute(db)
  return rows.map(({ code, where, ...target }) => ({
    value: { target, where },
    name: nameOf(target.name, countyName),
    code,
  }))
}

async function listUnits(db: Db, county: string, countyName: string): Promise<UnitCandidate[]> {
  const units = await db
    .selectFrom('unit')
    .select(['id', 'name', 'code'])
    .where('countyCode', '=', county)
    .where('closedOn', 'is', null)
    .orderBy('id')
    .execute()
  return units.map(({ id, name, code }) => ({
    value: { unitId: id, name },
    name: nameOf(name, countyName),
    code,
  }))
}
