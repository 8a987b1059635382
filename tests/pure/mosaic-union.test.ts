// Everything that the editor can do to a mosaic, in one session and in any order: borders moved, split and merged, blocks
// painted, a proposal taken up, steps undone and done again. The land stays one, and every way back is the same to the last bit.
import { describe, expect, test } from 'vitest'
import { shapesOf } from '../../api/contract/blocks/shapes.ts'
import { type CommunityGround, gridTarget, type ProposedGrid } from '../../api/contract/grid-division.ts'
import type { CommunityMosaic } from '../../api/contract/grids.ts'
import { divide } from '../../api/features/grids/division/divide.ts'
import { Random } from '../../geodata/demo/random.ts'
import { adoptDivision } from '../../web/map/mosaic/adopt-shapes.ts'
import { begin, type History, record, redo, undo } from '../../web/map/mosaic/history.ts'
import type { Change, Mosaic } from '../../web/map/mosaic/mosaic.ts'
import { type Cells, cutCells, doFit, paint, piecesOf } from '../../web/map/mosaic/paint.ts'
import { polygonOf } from '../../web/map/mosaic/polygons.ts'
import { readMosaic } from '../../web/map/mosaic/read-mosaic.ts'
import { toSave } from '../../web/map/mosaic/to-save.ts'
import { randomTown } from '../support/block-land.ts'
import { operations, tryAnything } from '../support/mosaic.ts'
import { expectSeamless, landOf } from '../support/mosaic-seamless.ts'

const community = '629901001001'

function openTown(seed: number) {
  const { terrain, ground: stock } = randomTown(seed)
  const pairs = (points: readonly (readonly [number, number])[]) =>
    points.map(([lng, lat]): [number, number] => [lng, lat])
  const base: CommunityMosaic = {
    ...{ code: community, name: community, boundary: null },
    grids: terrain.grids.map(({ parts }, i) => ({
      ...{
        code: `${community}00${i + 1}`,
        name: `${i + 1}`,
        leaderName: null,
        version: 1,
        validFrom: '2026-01-01',
      },
      ...{ households: stock.grids[i]!.households, population: null },
      geometry: { type: 'Polygon', coordinates: parts[0]!.map(pairs) },
    })),
  }
  const ground: CommunityGround = {
    ...{
      boundary: null,
      households: null,
      population: null,
      facilities: [],
      problems: [],
      target: gridTarget,
    },
    lines: terrain.lines.map(({ points, rank }) => ({ rank, points: pairs(points) })),
    compounds: terrain.compounds.map(({ id, parts }, i) => ({
      ...{ id, name: null, people: null, dwellings: stock.compounds[i]!.dwellings },
      at: pairs([stock.compounds[i]!.at])[0]!,
      geometry: { type: 'Polygon', coordinates: parts[0]!.map(pairs) },
    })),
  }
  const saved = base.grids.map(({ code, version, geometry }) => ({ code, community, version, geometry }))
  return { terrain, stock, base, ground, saved, start: readMosaic(saved).mosaic }
}
type Town = ReturnType<typeof openTown>

/** As the server answers it: the first grids go on, the others are new; what is too many ends in the first. */
function proposalFor({ terrain, stock, base }: Town, chance: Random): ProposedGrid[] {
  const wish = {
    grids: chance.integer(2, 7),
    target: 400,
    seed: chance.integer(1, 99),
    keep: chance.chance(0.5),
  }
  const { subdivision, part, parts } = divide(terrain, stock, wish)
  const shapes = shapesOf(subdivision, part.map(String))
  const codes = base.grids.map(({ code }) => code)
  return Array.from({ length: parts }, (_, i) => ({
    ...{
      code: codes[i] ?? null,
      from: i < codes.length ? null : codes[0]!,
      takes: i === 0 ? codes.slice(parts) : [],
    },
    geometry: shapes.get(String(i))!,
    ...{ squareMetres: 0, households: 0, population: 0, compounds: 0, facilities: 0, openProblems: 0 },
  }))
}

const kinds = [...operations, 'paint', 'paint', 'paint', 'division', 'undo', 'undo', 'redo'] as const

/** Bit for bit, whatever the order in which maps hold their entries. */
const printed = ({ arcs, grids }: Mosaic) =>
  JSON.stringify([
    [...arcs].toSorted(([a], [b]) => a - b),
    [...grids].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ])

describe.each(Array.from({ length: 12 }, (_, i) => i + 1))('a session by chance (seed %i)', (seed) => {
  const town = openTown(seed)
  const chance = new Random(seed, 'session')

  test('keeps the land whole, and every way back and forth is the same to the last bit', () => {
    let history: History = begin(town.start)
    let cells: Cells | undefined
    const land = landOf(town.saved)
    const seen = [printed(town.start)]
    const done = new Map<string, number>()
    for (let step = 0; step < 200; step++) {
      const kind = chance.pick(kinds)
      if (kind === 'undo' || kind === 'redo') {
        history = kind === 'undo' ? undo(history) : redo(history)
        expect(printed(history.mosaic), kind).toBe(seen[history.past.length])
        continue
      }
      const change = tryStep(kind, `new-${step}`)
      if (!change) continue
      history = record(history, change)
      seen.length = history.past.length
      seen.push(printed(history.mosaic))
      done.set(kind, (done.get(kind) ?? 0) + 1)
      expectSeamless(history.mosaic, land)
      // what would be saved is read again as the same borders, without a fault
      const polygons = [...history.mosaic.grids.keys()].map((code) => ({
        ...{ code, community },
        geometry: polygonOf(history.mosaic, code),
      }))
      expect(readMosaic(polygons).faults, kind).toEqual([])
      toSave(town.saved, town.start, history.mosaic)
    }
    const end = printed(history.mosaic)
    const steps = history.past.length
    for (let i = 0; i < steps; i++) history = undo(history)
    expect(printed(history.mosaic)).toBe(printed(town.start))
    expect(toSave(town.saved, town.start, history.mosaic)).toEqual({ changed: [], created: [], removed: [] })
    for (let i = 0; i < steps; i++) history = redo(history)
    expect(printed(history.mosaic)).toBe(end)
    expect(
      Math.min(...['paint', 'division', 'split', 'merge'].map((kind) => done.get(kind) ?? 0)),
    ).toBeGreaterThan(0)

    function tryStep(
      kind: Exclude<(typeof kinds)[number], 'undo' | 'redo'>,
      key: string,
    ): Change | undefined {
      const { mosaic } = history
      if (kind === 'division') return adoptDivision(mosaic, community, proposalFor(town, chance)).change
      if (kind !== 'paint') return tryAnything(mosaic, chance, kind, key).change
      if (!cells || !doFit(cells, mosaic)) cells = cutCells(mosaic, town.ground, town.base)
      const pieces = piecesOf(cells, chance.pick(['block', 'parcel', 'atom'] as const))
      const atoms = new Set(Array.from({ length: chance.integer(1, 3) }, () => chance.pick(pieces)).flat())
      const to = chance.chance(0.2) ? key : chance.pick([...mosaic.grids.keys()])
      return paint(mosaic, cells, { atoms, to, handOn: chance.chance(0.7) }).change
    }
  })
})
