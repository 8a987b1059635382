// Numbering the grids of a community anew, in the order of a page (`grid-order.ts`). A code that a grid ever had is never
// used again: whoever gets another number gets one that nobody had, and is still found by the former one. domain.md §2.2.
import { type Static, Type } from 'typebox'
import { GridShape } from './grids.ts'
import { defaulted, route, rowId, strict } from './route.ts'

const CommunityCode = Type.String({ pattern: '^\\d{12}$', description: 'Community code: 12 digits' })
const GridCode = Type.String({ pattern: '^\\d{15}$', description: 'Grid code: 15 digits' })

export const NumberedGrid = Type.Object({
  code: Type.String(),
  name: Type.String(),
  version: Type.Integer(),
  /** The same code when it keeps it. */
  becomes: Type.String(),
  /** Follows where the name is the usual one of its number. */
  becomesName: Type.String(),
  geometry: GridShape,
})
export type NumberedGrid = Static<typeof NumberedGrid>

/** What names these grids by their code, and follows. */
export const CarriedRows = Type.Object({
  places: Type.Integer(),
  problems: Type.Integer(),
  /** Roles given over one of the grids. */
  grants: Type.Integer(),
  /** Routing rules for one of them, and saved views of problems. */
  rules: Type.Integer(),
  views: Type.Integer(),
  /** Proposals that are under way. */
  proposals: Type.Integer(),
})
export type CarriedRows = Static<typeof CarriedRows>

export const Numbering = Type.Object({
  dryRun: Type.Boolean(),
  /** In the order of a page. */
  grids: Type.Array(NumberedGrid),
  /** How many get another number. */
  changed: Type.Integer(),
  /** The highest number that a grid ever had; 0: none. */
  highest: Type.Integer(),
  /** Numbers that nobody ever had. */
  free: Type.Integer(),
  carried: CarriedRows,
})
export type Numbering = Static<typeof Numbering>

/** 000 is no number. */
export const mostNumber = 999
const mostGrids = mostNumber

export const gridNumberingRoutes = {
  numberGrids: route({
    method: 'POST',
    url: '/communities/:code/numbering',
    access: { verb: 'grid.write', over: 'area' },
    summary:
      'Numbers the grids of a community from west to east in rows from north to south, all or nothing; with `dryRun` says which would get which number',
    params: strict({ code: CommunityCode }),
    body: strict({
      /** The first number to give; without it the one after the highest that a grid ever had. */
      begin: Type.Optional(Type.Integer({ minimum: 1, maximum: mostNumber })),
      /** The first grids of the order keep their numbers as far as these rise already. */
      keep: defaulted(Type.Boolean(), true),
      /** May be empty in a dry run. */
      reason: Type.String({ maxLength: 500 }),
      /** The numbers that whoever asks has seen: nothing else is written. */
      seen: defaulted(
        Type.Array(strict({ code: GridCode, version: rowId(1), becomes: GridCode }), { maxItems: mostGrids }),
        [],
      ),
      dryRun: defaulted(Type.Boolean(), false),
    }),
    response: Numbering,
  }),
}
