// Land of a community that no grid holds: where the first grids are founded, or one is added. Saved as every change of the
// mosaic is; a grid founded there descends from none.
import { type Static, Type } from 'typebox'
import { GridShape } from './grids.ts'
import { route, strict } from './route.ts'

export const BareLand = Type.Object({
  /** With every digit of the borders beside it. */
  geometry: GridShape,
  squareMetres: Type.Number(),
})
export type BareLand = Static<typeof BareLand>

export const gridFoundingRoutes = {
  listBareLand: route({
    method: 'GET',
    url: '/communities/:code/bare-land',
    access: { verb: 'grid.write', over: 'area' },
    summary: 'The land of a community that has no grid, piece by piece, the largest first',
    params: strict({ code: Type.String({ pattern: '^\\d{12}$', description: 'Community code: 12 digits' }) }),
    response: Type.Object({ items: Type.Array(BareLand) }),
  }),
}
