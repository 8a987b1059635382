// Micro grids 微网格: 30 to 50 households inside one grid, with somebody who leads them. domain.md §2.1–2.2.
import { type Static, Type } from 'typebox'
import { borderVerbs } from './access.ts'
import { AreaCode, Box, codeLength } from './areas.ts'
import { gridFormatIds } from './grid-export.ts'
import { defaulted, route, rowId, strict } from './route.ts'

/** Code of the grid and two digits. */
export const microCodeLength = codeLength.grid + 2

const OrNull = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()])
const MicroCode = Type.String({ pattern: '^\\d{17}$', description: 'Micro grid code: 17 digits' })
const oneGrid = strict({
  code: Type.String({ pattern: '^\\d{15}$', description: 'Grid code: 15 digits' }),
})

export const MicroGrid = Type.Object({
  code: Type.String(),
  name: Type.String(),
  /** null: vacant. */
  leaderName: OrNull(Type.String()),
  /** 138****1234 */
  maskedPhone: OrNull(Type.String()),
  households: OrNull(Type.Integer()),
  population: OrNull(Type.Integer()),
  areaSquareMetres: Type.Number(),
  box: OrNull(Box),
  version: Type.Integer(),
  /** YYYY-MM-DD: since when it has this code. */
  validFrom: Type.String(),
  /** The code that it had before; null: always this one. */
  formerCode: OrNull(Type.String()),
})
export type MicroGrid = Static<typeof MicroGrid>

/** A code and the one that takes its place. */
export const MicroNumber = strict({ from: MicroCode, to: MicroCode })

export const MicroNumbering = Type.Object({
  /** In their new order, west to east and north to south; none: they stand in that order already. */
  changes: Type.Array(Type.Object({ name: Type.String(), from: Type.String(), to: Type.String() })),
  /** Numbers that the grid has left, before anything changes. */
  left: Type.Integer(),
})
export type MicroNumbering = Static<typeof MicroNumbering>

export const microGridRoutes = {
  listMicroGrids: route({
    method: 'GET',
    url: '/areas/:code/micro-grids',
    access: { verb: 'map.read', over: 'county' },
    summary: 'The micro grids of an area by code, and how many there are; a grid has 99 at most',
    params: strict({ code: AreaCode }),
    query: strict({ limit: defaulted(Type.Integer({ minimum: 0, maximum: 500 }), 100) }),
    response: Type.Object({ items: Type.Array(MicroGrid), total: Type.Integer() }),
  }),
  changeMicroGrid: route({
    method: 'PUT',
    url: '/micro-grids/:code',
    access: { verb: borderVerbs, over: 'area' },
    summary: 'Changes name, leader, phone and households of a micro grid',
    params: strict({ code: MicroCode }),
    body: strict({
      version: rowId(1),
      name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S', description: '1 to 60 characters' }),
      leaderName: OrNull(
        Type.String({ minLength: 1, maxLength: 40, pattern: '\\S', description: '1 to 40 characters' }),
      ),
      /** Left out it stays with its person, since the form never saw it, and goes with them; null removes it. */
      leaderPhone: Type.Optional(
        OrNull(
          Type.String({
            pattern: '^[+\\d][\\d -]{4,24}$',
            description: 'a phone number of 5 to 25 digits, spaces or dashes',
          }),
        ),
      ),
      households: OrNull(Type.Integer({ minimum: 0, maximum: 100_000 })),
    }),
    response: MicroGrid,
  }),
  revealMicroGridPhones: route({
    method: 'POST',
    url: '/grids/:code/micro-grids/phones',
    access: { verb: 'phone.reveal', over: 'area' },
    summary: 'The whole numbers of those who lead the micro grids of a grid; leaves a line',
    params: oneGrid,
    response: Type.Object({
      items: Type.Array(Type.Object({ code: Type.String(), phone: OrNull(Type.String()) })),
    }),
  }),
  numberMicroGrids: route({
    method: 'POST',
    url: '/grids/:code/micro-grids/numbering',
    access: { verb: borderVerbs, over: 'area' },
    summary:
      'Numbers the micro grids of a grid west to east and north to south; without `changes` only says what would become of them. Former codes are never used again',
    params: oneGrid,
    body: strict({
      /** What was shown before: nothing else is done. */
      changes: Type.Optional(Type.Array(MicroNumber, { minItems: 1, maxItems: 99 })),
    }),
    response: MicroNumbering,
  }),
  exportMicroGrids: route({
    method: 'GET',
    url: '/areas/:code/micro-grid-export/:format',
    access: { verb: 'data.export', over: 'area' },
    rate: 'export',
    summary:
      'The micro grids of an area as they are today, in the formats of grids; without phone numbers, leaves an audit line',
    params: strict({ code: AreaCode, format: Type.Enum(gridFormatIds) }),
    query: strict({ language: defaulted(Type.Enum(['zh', 'en']), 'zh') }),
    response: Type.String(),
    mediaType: 'application/octet-stream',
  }),
}
