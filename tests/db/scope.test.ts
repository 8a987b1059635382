// Whatever somebody was given: lists and counts hold exactly the rows for which `can` says yes, no more and no fewer.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Actor, can, type HeldGrant, type Verb } from '../../api/contract/access.ts'
import { appendAudit } from '../../api/db/audit.ts'
import { findTarget, isReached, linesInScope, placesIn, readReach } from '../../api/db/scope.ts'
import { findCaller, openSession } from '../../api/features/accounts/sessions.ts'
import { countPlaces, listPlaces } from '../../api/features/places/list-places.ts'
import { Random } from '../../geodata/demo/random.ts'
import { useDatabase } from '../support/database.ts'

const { db } = await useDatabase()
const random = new Random(20261122, 'scope')
const pick = <T>(some: readonly T[]): T => random.pick(some)
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i))

// Two counties; each with two townships, four communities and eight grids.
const counties = ['629901', '629902']
const children = (codes: string[]) => codes.flatMap((code) => ['001', '002'].map((part) => code + part))
const townships = children(counties)
const communities = children(townships)
const regions = [...counties, ...townships, ...communities]
const grids = children(communities)
const areas = [...regions, ...grids]
const placeKinds = ['toilet', 'park']

const roles: Record<string, Verb[]> = {
  reader: ['map.read', 'place.read'],
  writer: ['place.read', 'duty.write'],
  watcher: ['audit.read'],
  outsider: ['map.read'],
}

interface Days {
  /** Days after today; negative: before. */
  from: number
  to: number | null
}
const someDays = (): Days => {
  const from = pick([-9, -9, -3, -1, 0, 1])
  return { from, to: pick([null, null, Math.max(from, -1), Math.max(from, 0), from + 4]) }
}
const isToday = ({ from, to }: Days) => from <= 0 && (to === null || to >= 0)
const day = (after: number | null) => sql`current_date + ${after}::int`

interface Place {
  id: number
  kind: string
  area: string
}
interface Duty extends Days {
  unitId: number
  region?: string
  grid?: string
  placeId?: number
}

let places: Place[] = []
let units: { id: number; county: string }[] = []
const duties: Duty[] = []

beforeAll(async () => {
  await sql`insert into deployment (metric_srid) values (4544)`.execute(db)
  for (const [id, verbs] of Object.entries(roles))
    await db
      .insertInto('role')
      .values({ id, titleZh: id, titleEn: id, verbs, landing: 'area', usualScope: 'county' })
      .execute()
  await sql`
    insert into region (county_code, code, parent_code, level, name, source)
    select left(code, 6), code, case when length(code) > 6 then left(code, length(code) - 3) end,
           case length(code) when 6 then 'county' when 9 then 'township' else 'community' end, code, 'test'
    from unnest(${regions}::text[]) as code`.execute(db)
  await sql`
    insert into grid (county_code, code, community_code, name, geom, source)
    select left(code, 6), code, left(code, 12), code, st_setsrid(st_point(105, 35), 4326), 'test'
    from unnest(${grids}::text[]) as code`.execute(db)
  const drawn = times(200, () => ({ kind: pick(placeKinds), area: pick(areas) }))
  places = (
    await sql<Place>`
      insert into place (county_code, area_code, kind, geom, source, source_key)
      select left(area, 6), area, kind, st_setsrid(st_point(105, 35), 4326), 'test', ordinal::text
      from unnest(${drawn.map((each) => each.area)}::text[], ${drawn.map((each) => each.kind)}::text[])
        with ordinality as drawn (area, kind, ordinal)
      returning id, kind, area_code as area`.execute(db)
  ).rows
  units = (
    await sql<{ id: number; county: string }>`
      insert into unit (county_code, code, name, kind, source)
      select county, code, code, 'department', 'test'
      from unnest(${counties}::text[]) as county, unnest(array['a', 'b', 'c']) as code
      returning id, county_code as county`.execute(db)
  ).rows
  for (const duty of times(90, drawDuty)) if (await saveDuty(duty)) duties.push(duty)
  for (const area of ['', ...areas])
    await appendAudit(db, { accountId: null, name: 'somebody', address: 'test' }, { action: 'refused', area })
})

function drawDuty(): Duty {
  const { id: unitId, county } = pick(units)
  const inCounty = (codes: string[]) => codes.filter((code) => code.startsWith(county))
  const target = pick<() => Partial<Duty>>([
    () => ({ region: pick(inCounty([...townships, ...communities])) }),
    () => ({ grid: pick(inCounty(grids)) }),
    () => ({ placeId: pick(places.filter(({ area }) => area.startsWith(county))).id }),
    () => ({ placeId: pick(places.filter(({ area }) => area.startsWith(county))).id }),
    // an indicator of the whole county: no place of it is the unit's
    () => ({}),
  ])()
  return { unitId, ...someDays(), ...target }
}

/** False where the unit has the duty already: the database refuses it twice at one time. */
async function saveDuty({ unitId, region, grid, placeId, from, to }: Duty): Promise<boolean> {
  const indicator = (region ?? grid ?? placeId) ? null : 'green-ratio'
  const { rows } = await sql`
    insert into assignment (county_code, unit_id, role, region_code, grid_id, place_id, indicator, valid_from, valid_to)
    select county_code, id, 'responsible', ${region ?? null}, (select id from grid where code = ${grid ?? null}),
           ${placeId ?? null}::bigint, ${indicator}, ${day(from)}, ${day(to)}
    from unit where id = ${unitId} on conflict do nothing returning id`.execute(db)
  return rows.length === 1
}

/** Worked out from the list alone: which units answer for the place today. */
function answering({ id, area }: Place): number[] {
  const found = duties.filter(
    (duty) =>
      isToday(duty) &&
      (duty.placeId === id ||
        duty.grid === area ||
        (duty.region !== undefined && area.startsWith(duty.region))),
  )
  return [...new Set(found.map(({ unitId }) => unitId))].sort((a, b) => a - b)
}

interface Given extends Days {
  roleId: string
  scope: HeldGrant['scope']
}

function drawGrant(): Given {
  const scope = pick([
    () => ({ area: pick(areas), unitId: null }),
    () => ({ area: pick(grids), unitId: null }),
    () => ({ area: pick(['', ...counties]), unitId: null }),
    () => unitScope(pick(units)),
    () => unitScope(pick(units)),
  ])()
  return { roleId: pick(Object.keys(roles)), scope, ...someDays() }
}

const unitScope = ({ id, county }: { id: number; county: string }) => ({ area: county, unitId: id })

/** As the product reads it after signing in, and as the list says. */
async function signIn(name: string, given: Given[]) {
  const { id } = await db
    .insertInto('account')
    .values({ name, displayName: name })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const { roleId, scope, from, to } of given)
    await sql`
      insert into role_grant (account_id, role_id, area_code, unit_id, valid_from, valid_to)
      values (${id}, ${roleId}, ${scope.area}, ${scope.unitId}::bigint, ${day(from)}, ${day(to)})`.execute(db)
  const token = await openSession(db, id, { address: 'test', agent: 'test' })
  const caller = await findCaller(db, token, { address: 'test' })
  const actor: Actor = {
    grants: given.filter(isToday).map(({ roleId, scope }) => ({ roleId, verbs: roles[roleId] ?? [], scope })),
  }
  return { caller: caller!, actor }
}

const idsOf = (some: readonly { id: number }[]) => some.map(({ id }) => id).sort((a, b) => a - b)

describe('rows by scope', () => {
  test('the units that answer for a place are those that the list of duties says', async () => {
    for (const place of places) {
      const target = await findTarget(db, place.area.slice(0, 6), place.id)
      expect(target).toEqual({ area: place.area, unitIds: answering(place) })
    }
    // the drawing is worth something only when both cases are in it
    expect(places.some((place) => answering(place).length > 1)).toBe(true)
    expect(places.some((place) => answering(place).length === 0)).toBe(true)
  })

  test('conditions in SQL and in memory choose what `can` allows, for any grants', async () => {
    let shown = 0
    let hidden = 0
    for (const index of times(150, (i) => i)) {
      const given = times(random.integer(1, 4), drawGrant)
      const { caller, actor } = await signIn(`someone-${index}`, given)
      const within = pick(['', ...areas])
      for (const verb of ['place.read', 'duty.write'] as const) {
        const inside = places.filter(({ area }) => area.startsWith(within))
        const allowed = inside.filter((place) =>
          can(actor, verb, { area: place.area, unitIds: answering(place) }),
        )
        const reach = await readReach(db, caller, verb, within)
        const { rows } = await sql<Place>`select id from place where ${placesIn(reach)}`.execute(db)
        const why = JSON.stringify({ verb, within, given })
        expect(idsOf(rows), why).toEqual(idsOf(allowed))
        expect(idsOf(inside.filter((place) => isReached(reach, place))), why).toEqual(idsOf(allowed))
        shown += allowed.length
        hidden += inside.length - allowed.length
      }
    }
    expect(Math.min(shown, hidden)).toBeGreaterThan(500)
  })

  test('lists and counts of a kind hold them too, page by page', async () => {
    for (const index of times(40, (i) => i)) {
      const { caller, actor } = await signIn(`reader-${index}`, times(3, drawGrant))
      const within = pick(['', ...areas])
      const reach = await readReach(db, caller, 'place.read', within)
      const counts = new Map((await countPlaces(db, reach)).map(({ kind, count }) => [kind, count]))
      for (const kind of placeKinds) {
        const allowed = places.filter(
          (place) =>
            place.kind === kind &&
            place.area.startsWith(within) &&
            can(actor, 'place.read', { area: place.area, unitIds: answering(place) }),
        )
        const listed: { id: number }[] = []
        for (;;) {
          const page = await listPlaces(db, { kind, reach, after: listed.at(-1)?.id ?? 0, limit: 20 })
          listed.push(...page)
          if (page.length < 20) break
        }
        expect(listed.map(({ id }) => id)).toEqual(idsOf(allowed))
        expect(counts.get(kind) ?? 0).toBe(allowed.length)
      }
    }
  })

  test('lines of the log are those of the areas whose log one may read', async () => {
    for (const index of times(60, (i) => i)) {
      const { caller, actor } = await signIn(`watcher-${index}`, times(3, drawGrant))
      const { rows } = await sql<{ area: string }>`
        select area_code as area from audit_event where ${linesInScope(caller)} order by area_code collate "C"`.execute(
        db,
      )
      expect(rows.map(({ area }) => area)).toEqual(
        ['', ...areas].filter((area) => can(actor, 'audit.read', { area })).sort(),
      )
    }
  })
})
