// How could the grids of a community be drawn anew, and on what? Proposals only: saving is the mosaic's.
import type { gridDivisionRoutes } from '../../../contract/grid-division.ts'
import type { Handlers } from '../../handler.ts'
import { readMosaic } from '../read-mosaic.ts'
import { proposeDivision } from './propose-division.ts'
import { readGround } from './read-ground.ts'

export const gridDivisionHandlers: Handlers<typeof gridDivisionRoutes> = {
  getGround: ({ db, caller, params }) => readGround(db, caller, params.code),

  proposeDivision: async ({ db, caller, params, body }) => {
    const ground = await readGround(db, caller, params.code)
    const { grids } = await readMosaic(db, params.code)
    return proposeDivision(db, { ground, grids }, body)
  },
}
