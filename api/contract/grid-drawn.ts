// A grid as it is drawn before or after a change.
import { type Static, Type } from 'typebox'
import { GridShape } from './grids.ts'

/** The key of a new one until it has a code. */
export const DrawnGrid = Type.Object({ code: Type.String(), name: Type.String(), geometry: GridShape })
export type DrawnGrid = Static<typeof DrawnGrid>
