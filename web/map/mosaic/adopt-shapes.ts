// New borders for a whole community become one change of the mosaic: borders that are the same stay the very same.
import type { Shape } from '../../../api/contract/blocks/shapes.ts'
import type { ProposedGrid } from '../../../api/contract/grid-division.ts'
import {
  type Arc,
  type Change,
  changeBetween,
  freeArcId,
  type GridFace,
  type Mosaic,
  type Refusal,
} from './mosaic.ts'
import { keyOf } from './plane.ts'
import { readMosaic } from './read-mosaic.ts'

export type Adopted =
  | { change: Change; mosaic: Mosaic; refusal?: undefined }
  | { change?: undefined; refusal: Refusal }

/** The mosaic of these shapes, each with its face, as a change of the present one. */
export function ifFits(
  mosaic: Mosaic,
  shapes: ReadonlyMap<string, Shape>,
  grids: ReadonlyMap<string, GridFace>,
): Adopted {
  const read = readMosaic(
    [...shapes].map(([code, geometry]) => ({ code, community: grids.get(code)!.community, geometry })),
  )
  const [fault] = read.faults
  if (fault) return { refusal: { code: 'crosses', at: fault.at } }
  const next = { arcs: sameWhereEqual(mosaic, read.mosaic.arcs), grids }
  return { change: changeBetween(mosaic, next), mosaic: next }
}

/** Arcs with the same points between the same grids keep their number, and their place in memory. */
function sameWhereEqual(mosaic: Mosaic, arcs: ReadonlyMap<number, Arc>): Map<number, Arc> {
  const known = new Map([...mosaic.arcs].map(([id, arc]) => [nameOf(arc), { id, arc }]))
  const result = new Map<number, Arc>()
  let free = freeArcId(mosaic)
  for (const arc of arcs.values()) {
    const same = known.get(nameOf(arc)) ?? known.get(nameOf(turned(arc)))
    if (same) result.set(same.id, same.arc)
    else result.set(free++, arc)
  }
  return result
}

function nameOf({ points, left, right }: Arc): string {
  return `${left} ${right} ${points.map(keyOf).join(' ')}`
}

function turned({ points, left, right }: Arc): Arc {
  return { points: points.toReversed(), left: right, right: left }
}

/** A proposal of the server as a change: grids that go on keep their codes, new ones get keys, ended ones go where it says. */
export function adoptDivision(mosaic: Mosaic, community: string, proposed: readonly ProposedGrid[]): Adopted {
  const shapes = new Map<string, Shape>()
  const grids = new Map<string, GridFace>()
  let number = 0
  for (const { code, from, takes, geometry } of proposed) {
    const key = code ?? `new-${++number}`
    shapes.set(key, geometry)
    grids.set(key, {
      community,
      ...(code === null && { from }),
      ...(takes.length > 0 && { took: takes }),
    })
  }
  return ifFits(mosaic, shapes, grids)
}
