// Sessions of the editor by chance, saved one after the other: borders moved, split and merged, blocks painted, proposals of the
// server taken up. Whatever the browser lets pass is a mosaic for the server too, it stays as it was sent to the last bit, and
// nothing in the county goes out of step; an import that leaves gaps and overlaps is repaired on the way.
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { CommunityGround, Division } from '../../api/contract/grid-division.ts'
import type { MosaicRepair } from '../../api/contract/grid-health.ts'
import type { CommunityMosaic, Finding, GridShape, MosaicAnswer } from '../../api/contract/grids.ts'
import type { GridInput } from '../../geodata/county-data.ts'
import { Random } from '../../geodata/demo/random.ts'
import { adoptDivision } from '../../web/map/mosaic/adopt-shapes.ts'
import { applyChange, type Change, type Mosaic } from '../../web/map/mosaic/mosaic.ts'
import { type Cells, cutCells, doFit, paint, piecesOf } from '../../web/map/mosaic/paint.ts'
import { polygonOf } from '../../web/map/mosaic/polygons.ts'
import { toSave } from '../../web/map/mosaic/to-save.ts'
import { box, randomTown } from '../support/block-land.ts'
import { community, county, layCounty, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { operations, tryAnything } from '../support/mosaic.ts'
import { openMosaic, savedGrids } from '../support/mosaic-api.ts'
import { signedIn } from '../support/people.ts'
import { expectLikeFullRun, expectSeamless, landOf } from '../support/seamless.ts'
import { openApi } from './ask.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine, requestsPerMinute: Number.MAX_SAFE_INTEGER })
const url = `/communities/${community}`
/** What no border breaks, however it is drawn; the browser leaves it to the server. */
const leftToServer = ['sliver']

const shapeOf = (rings: ReturnType<typeof box>): GridInput['geometry'] => ({
  type: 'Polygon',
  coordinates: rings.map((ring) => ring.map(([lng, lat]) => [lng, lat])),
})
const classes = ['path', 'local', 'secondary', 'arterial', 'expressway']

async function lay(seed: number, grids?: Omit<GridInput, 'name'>[]) {
  const { terrain, ground } = randomTown(seed)
  const boundary = shapeOf(terrain.boundary[0]!)
  await layCounty(db, {
    regions: [
      { code: township, name: '城关镇', geometry: boundary },
      { code: community, name: '文昌社区', geometry: boundary },
    ],
    grids:
      grids ??
      terrain.grids.map(({ parts }, i) => ({
        code: `${community}00${i + 1}`,
        geometry: shapeOf(parts[0]!),
        households: 700,
      })),
    places: [
      { kind: 'built-up-area', geometry: boundary },
      ...terrain.lines.map(({ points, rank }) => ({
        kind: 'road',
        geometry: { type: 'LineString' as const, coordinates: points.map(([lng, lat]) => [lng, lat]) },
        properties: { class: classes[rank] },
      })),
      ...terrain.compounds.map(({ parts }, i) => ({
        kind: 'compound',
        geometry: shapeOf(parts[0]!),
        properties: { dwellings: ground.compounds[i]!.dwellings },
      })),
    ],
  })
  return signedIn(db, '规划员', [{ roleId: 'planner', scope: { area: county, unitId: null } }])
}

const read = async (): Promise<CommunityMosaic> => (await ask(`${url}/mosaic`)).body

/** Steps of a session; what is refused is not done. */
async function edit(base: CommunityMosaic, chance: Random, steps: number): Promise<Mosaic> {
  const { body: ground }: { body: CommunityGround } = await ask(`${url}/ground`)
  let mosaic = openMosaic(base)
  let cells: Cells | undefined
  const paintAny = (key: string) => {
    if (!cells || !doFit(cells, mosaic)) cells = cutCells(mosaic, ground, base)
    const atoms = new Set(chance.pick(piecesOf(cells, chance.pick(['block', 'parcel'] as const))))
    const to = chance.chance(0.3) ? key : chance.pick([...mosaic.grids.keys()])
    return paint(mosaic, cells, { atoms, to, handOn: true }).change
  }
  const divide = async () => {
    const body = { grids: chance.integer(2, 6), keep: chance.chance(0.5), seed: chance.integer(1, 99) }
    const { body: proposed }: { body: Division } = await ask(`${url}/division`, { method: 'POST', body })
    return adoptDivision(mosaic, community, proposed.grids).change
  }
  for (let step = 0; step < steps; step++) {
    const kind = chance.pick([...operations, 'paint', 'paint', 'division'] as const)
    const key = `by-hand-${step}`
    const change: Change | undefined =
      kind === 'paint'
        ? paintAny(key)
        : kind === 'division'
          ? await divide()
          : tryAnything(mosaic, chance, kind, key).change
    if (change) mosaic = applyChange(mosaic, change)
  }
  return mosaic
}

async function save(
  base: CommunityMosaic,
  mosaic: Mosaic,
  cookie: string,
): Promise<(MosaicAnswer & { land: number }) | undefined> {
  const body = { ...toSave(savedGrids(base), openMosaic(base), mosaic), reason: '随机' }
  if (body.changed.length + body.created.length + body.removed.length === 0) return undefined
  const dry = await ask(`${url}/mosaic`, { method: 'POST', body: { ...body, dryRun: true }, cookie })
  expect(dry.status, JSON.stringify(dry.body)).toBe(200)
  const findings: Finding[] = dry.body.findings
  const errors = findings.filter(({ severity }) => severity === 'error')
  expect(errors.filter(({ code }) => !leftToServer.includes(code))).toEqual([])
  if (errors.length > 0) return undefined
  const saved = await ask(`${url}/mosaic`, {
    method: 'POST',
    body: { ...body, confirmed: findings.map(({ key }) => key) },
    cookie,
  })
  expect(saved.status, JSON.stringify(saved.body)).toBe(200)
  // the answer to this one is lost; sent again, it is told that it is too late, and nothing is done twice
  const again = await ask(`${url}/mosaic`, {
    method: 'POST',
    body: { ...body, confirmed: findings.map(({ key }) => key) },
    cookie,
  })
  expect([again.status, again.body.error.code]).toEqual([409, 'changed-meanwhile'])
  expect(again.body.error.details.current).toEqual(saved.body.mosaic)
  const founded = body.created.filter(({ from }) => !from)
  return { ...saved.body, land: await landUnder([...base.grids, ...founded]) }
}

/** Square degrees under shapes: painting land that had no grid gives it one. */
async function landUnder(shapes: readonly { geometry: GridShape }[]): Promise<number> {
  const { rows } = await sql<{ land: number }>`
    select st_area(st_union(st_geomfromgeojson(shape))) as land
    from unnest(${shapes.map(({ geometry }) => JSON.stringify(geometry))}::text[]) as shape`.execute(db)
  return rows[0]!.land
}

describe.each([1, 2, 3])('sessions by chance (seed %i)', (seed) => {
  test('are a mosaic for the server too, and stay as they were sent', async () => {
    const cookie = await lay(seed)
    const land = await landOf(db, community)
    const chance = new Random(seed, 'sessions')
    let kept = 0
    for (let round = 0; round < 8; round++) {
      const base = await read()
      const mosaic = await edit(base, chance, 6)
      const answer = await save(base, mosaic, cookie)
      if (!answer) continue
      kept++
      const { grids } = await read()
      expect(grids).toHaveLength(mosaic.grids.size)
      for (const code of mosaic.grids.keys()) {
        const stored = grids.find((each) => each.code === (answer.codes[code] ?? code))!
        const sent = polygonOf(mosaic, code)
        // a grid that was not sent keeps the order in which its corners were imported
        if (stored.version > 1 || code in answer.codes) expect(stored.geometry).toEqual(sent)
      }
      await expectSeamless(db, community, land)
    }
    expect(kept).toBeGreaterThan(2)
    await expectLikeFullRun(db)
  })

  test('go on from a repaired import', async () => {
    const chance = new Random(seed, 'broken')
    const [x, width] = [chance.between(150, 300), chance.between(400, 550)]
    // of an import by hand: an overlap of up to 12 m, a gap of up to 12 m
    const [over, gap] = [chance.between(1, 12), chance.between(1, 12)]
    const cookie = await lay(seed, [
      { code: `${community}001`, geometry: shapeOf(box(0, 0, x + over, 600)) },
      { code: `${community}002`, geometry: shapeOf(box(x, 0, 200 - gap, 600)) },
      { code: `${community}003`, geometry: shapeOf(box(x + 200, 0, width, 600)) },
    ])
    const { body: repair }: { body: MosaicRepair } = await ask(`${url}/grid-repair`)
    expect(repair.changed.length).toBeGreaterThan(0)
    const body = { changed: repair.changed, reason: '修复', confirmed: [] as string[] }
    const dry = await ask(`${url}/mosaic`, { method: 'POST', body: { ...body, dryRun: true }, cookie })
    body.confirmed = dry.body.findings.map(({ key }: Finding) => key)
    const repaired = await ask(`${url}/mosaic`, { method: 'POST', body, cookie })
    expect(repaired.status, JSON.stringify(repaired.body)).toBe(200)
    const base = await read()
    let land = await landOf(db, community)
    for (let round = 0; round < 4; round++) {
      const now = round === 0 ? base : await read()
      land = (await save(now, await edit(now, chance, 3), cookie))?.land ?? land
    }
    await expectSeamless(db, community, land)
    await expectLikeFullRun(db)
  })
})
