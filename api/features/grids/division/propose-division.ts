// Answers a proposal as grids with their totals: which grid in force does each continue, which are new, which end?
import { sql } from 'kysely'
import { wholeNumbers } from '../../../contract/blocks/counts.ts'
import { type Shape, shapesOf } from '../../../contract/blocks/shapes.ts'
import type { Subdivision } from '../../../contract/blocks/subdivision.ts'
import { terrainOf } from '../../../contract/blocks/terrain.ts'
import {
  type CommunityGround,
  type Division,
  type gridDivisionRoutes,
  gridTarget,
  type ProposedGrid,
} from '../../../contract/grid-division.ts'
import { orderLikeAPage, placeOfShape } from '../../../contract/grid-order.ts'
import type { MosaicGrid } from '../../../contract/grids.ts'
import type { BodyOf } from '../../../contract/route.ts'
import { AppError } from '../../../db/errors.ts'
import { hexWkb } from '../../../db/geometry.ts'
import type { Db } from '../../../db/tables.ts'
import { divide } from './divide.ts'

type Wish = BodyOf<typeof gridDivisionRoutes.proposeDivision>

/** @throws AppError community-without-land */
export async function proposeDivision(
  db: Db,
  { ground, grids }: { ground: CommunityGround; grids: readonly MosaicGrid[] },
  {
    grids: wanted,
    households: target = (gridTarget.least + gridTarget.most) / 2,
    keep = false,
    seed = 1,
  }: Wish,
): Promise<Division> {
  if (grids.length === 0 && ground.boundary === null)
    throw new AppError(
      'community-without-land',
      'This community has neither a boundary nor grids, so there is no land to divide.',
    )
  const { terrain, stock } = terrainOf(ground, grids)
  const {
    subdivision,
    counts,
    part: unordered,
    parts,
    ...found
  } = divide(terrain, stock, {
    grids: wanted,
    target,
    seed,
    keep,
  })
  const { part, geometries } = inOrder(subdivision, unordered, parts)
  const areas = await measure(db, geometries)
  const heirs = inherit(subdivision, part, parts)
  const sums = (numbers: readonly number[]) => {
    const shares = new Array<number>(parts).fill(0)
    part.forEach((each, atom) => {
      shares[each]! += numbers[atom]!
    })
    return wholeNumbers(shares)
  }
  const [compounds, facilities] = [sums(counts.compounds), sums(counts.facilities)]
  const households = counts.households && sums(counts.households)
  const population = counts.population && sums(counts.population)
  const openProblems = counts.openProblems && sums(counts.openProblems)
  return {
    measure: found.measure,
    suggested: found.suggested,
    notes: found.notes,
    target: gridTarget,
    grids: geometries.map((geometry, each) => ({
      ...heirs[each]!,
      geometry,
      squareMetres: areas[each]!,
      households: households && households[each]!,
      population: population && population[each]!,
      compounds: compounds[each]!,
      facilities: facilities[each]!,
      openProblems: openProblems && openProblems[each]!,
    })),
  }
}

/** Numbered as codes will be given. */
function inOrder(subdivision: Subdivision, unordered: readonly number[], parts: number) {
  const shapes = shapesOf(subdivision, unordered.map(String))
  const shapeOf = (part: number) => shapes.get(String(part))! // every part has land
  const order = orderLikeAPage(
    Array.from({ length: parts }, (_, part) => part),
    (part) => placeOfShape(shapeOf(part)),
  )
  return { part: unordered.map((part) => order.indexOf(part)), geometries: order.map(shapeOf) }
}

async function measure(db: Db, shapes: readonly Shape[]): Promise<number[]> {
  const { rows } = await sql<{ area: number }>`
    select st_area(st_transform(hex::geometry, metric_srid)) as area
    from unnest(${shapes.map(hexWkb)}::text[]) with ordinality as drawn (hex, number), deployment
    order by number`.execute(db)
  return rows.map(({ area }) => area)
}

/** Who shares most land continues, the largest share first; a code lives on at most once. */
function inherit(
  { atoms }: Subdivision,
  part: readonly number[],
  parts: number,
): Pick<ProposedGrid, 'code' | 'from' | 'takes'>[] {
  const shared = new Map<string, { code: string; part: number; land: number }>()
  atoms.forEach(({ grid, squareMetres }, atom) => {
    if (grid === null) return
    const key = `${grid} ${part[atom]}`
    const known = shared.get(key) ?? { code: grid, part: part[atom]!, land: 0 }
    shared.set(key, { ...known, land: known.land + squareMetres })
  })
  const ranked = [...shared.values()].sort((a, b) => b.land - a.land)
  const heirOf = new Map<string, number>()
  const codes = new Array<string | null>(parts).fill(null)
  for (const { code, part: each } of ranked)
    if (!heirOf.has(code) && codes[each] === null) {
      heirOf.set(code, each)
      codes[each] = code
    }
  const ended = [...new Set(ranked.map(({ code }) => code))].filter((code) => !heirOf.has(code))
  return codes.map((code, each) => ({
    code,
    from: code === null ? (ranked.find((own) => own.part === each)?.code ?? null) : null,
    takes: ended.filter((gone) => ranked.find((own) => own.code === gone)!.part === each),
  }))
}
