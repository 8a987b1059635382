// A new grid on land that has none: descended from no other, its neighbours get its corners.
import type { Shape } from '../../../api/contract/blocks/shapes.ts'
import type { GridShape } from '../../../api/contract/grids.ts'
import { type Adopted, ifFits } from './adopt-shapes.ts'
import type { Mosaic } from './mosaic.ts'
import { placeIn } from './place-in.ts'
import { gridAt, polygonOf } from './polygons.ts'
import { readMosaic } from './read-mosaic.ts'

export function foundGrid(mosaic: Mosaic, community: string, land: GridShape): Adopted {
  let number = 1
  while (mosaic.grids.has(`new-${number}`)) number += 1
  const key = `new-${number}`
  const shapes = new Map(
    [...mosaic.grids.keys()].map((code) => [code, polygonOf(mosaic, code) as Shape]), // positions of the mosaic are pairs
  )
  return ifFits(
    mosaic,
    shapes.set(key, land as Shape), // likewise, as the contract says
    new Map(mosaic.grids).set(key, { community, from: null }),
  )
}

/** Has no grid taken this piece of land yet? */
export function isBare(mosaic: Mosaic, land: GridShape): boolean {
  const alone = readMosaic([{ code: 'land', community: '', geometry: land }]).mosaic
  const inside = placeIn(alone, 'land')
  return inside !== undefined && gridAt(mosaic, inside) === undefined
}
