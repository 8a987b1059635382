// A table of compounds and their grids, as offices keep it, held against the map. A compound's grid follows from where it
// lies (features S1, C4), so the table changes nothing: what contradicts it is a mistake in the table, or a border to move.
import { type Static, Type } from 'typebox'
import { route, strict } from './route.ts'

/** Rows of one call. */
export const compoundRowLimit = 1000

const TextOrNull = Type.Union([Type.String(), Type.Null()])

/** Why a word of the table is taken for something, the surest first. */
export const matchReasons = ['code', 'name', 'number', 'part'] as const
export type MatchReason = (typeof matchReasons)[number]
const Reason = Type.Enum(matchReasons)

export const compoundVerdicts = [
  /** The table and the map say the same. */
  'agrees',
  /** It lies in another grid than the table says. */
  'contradicts',
  /** It lies in no grid. */
  'outside',
  'no-compound',
  'no-grid',
  /** Several fit equally well. */
  'several-compounds',
  'several-grids',
] as const
export type CompoundVerdict = (typeof compoundVerdicts)[number]

const GridName = Type.Object({ code: Type.String(), name: Type.String() })

export const CompoundRow = Type.Object({
  compound: Type.String(),
  grid: Type.String(),
  verdict: Type.Enum(compoundVerdicts),
  compounds: Type.Array(
    Type.Object({
      id: Type.Integer(),
      name: TextOrNull,
      why: Reason,
      /** The grid that it lies in. */
      liesIn: Type.Union([GridName, Type.Null()]),
    }),
  ),
  grids: Type.Array(Type.Object({ ...GridName.properties, why: Reason })),
})
export type CompoundRow = Static<typeof CompoundRow>

export const compoundGridRoutes = {
  checkCompoundGrids: route({
    method: 'POST',
    url: '/areas/:code/compound-grids',
    access: { verb: 'place.read', over: 'area' },
    summary:
      'Holds a table of compounds and grids with messy names against the map: what agrees, what contradicts, what is not found; writes nothing',
    params: strict({
      code: Type.String({
        pattern: '^(\\d{6}|\\d{9}|\\d{12})$',
        description: 'Code of a county, township or community',
      }),
    }),
    body: strict({
      rows: Type.Array(
        strict({ compound: Type.String({ maxLength: 200 }), grid: Type.String({ maxLength: 200 }) }),
        { minItems: 1, maxItems: compoundRowLimit },
      ),
    }),
    response: Type.Object({
      /** One for each row of the call, in its order. */
      rows: Type.Array(CompoundRow),
      /** Compounds of the area that no row means. */
      missing: Type.Array(
        Type.Object({ id: Type.Integer(), name: TextOrNull, liesIn: Type.Union([GridName, Type.Null()]) }),
      ),
    }),
  }),
}
