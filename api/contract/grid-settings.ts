// What a county says of its grids itself: how many households one should have.
import { type Static, Type } from 'typebox'
import { GridTarget } from './grid-division.ts'
import { route, rowId, strict } from './route.ts'

const inCounty = strict({ county: Type.String({ pattern: '^\\d{6}$' }) })

/** No grid is meant to be smaller than a house with its stairs or larger than a small town. */
export const targetLimits = { least: 20, most: 5000 } as const
const Households = Type.Integer({ minimum: targetLimits.least, maximum: targetLimits.most })

/** Which paper says so. */
export const mostSourceLetters = 200

export const GridSettings = Type.Object({
  target: GridTarget,
  /** The county's own, or that of the standard. */
  own: Type.Boolean(),
  /** Which paper the county names; '': none. */
  paper: Type.String(),
  /** 0: the county has said nothing yet. */
  version: Type.Integer(),
})
export type GridSettings = Static<typeof GridSettings>

/** Households beyond the target, negative below it, 0 within; null: they are not known. */
export function deviationFrom(
  { least, most }: Pick<GridTarget, 'least' | 'most'>,
  households: number | null,
): number | null {
  if (households === null) return null
  return households > most ? households - most : Math.min(0, households - least)
}

export const gridSettingRoutes = {
  getGridSettings: route({
    method: 'GET',
    url: '/counties/:county/grid-settings',
    access: { verb: 'map.read', over: 'county' },
    summary: 'How many households a grid of the county should have, and who says so',
    params: inCounty,
    response: GridSettings,
  }),
  changeGridSettings: route({
    method: 'PUT',
    url: '/counties/:county/grid-settings',
    access: { verb: 'grid.write', over: 'area' },
    summary: 'Says how many households a grid of the county should have; borders stay as they are',
    params: inCounty,
    body: strict({
      version: rowId(0),
      least: Households,
      most: Households,
      source: Type.String({ maxLength: mostSourceLetters }),
    }),
    response: GridSettings,
  }),
}
