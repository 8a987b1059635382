// The page of one grid: who leads it, how large it is, and what became of its land since it is there.
import { type Static, Type } from 'typebox'
import { borderVerbs } from './access.ts'
import { Box, LevelSchema } from './areas.ts'
import { route, rowId, strict } from './route.ts'

const TextOrNull = Type.Union([Type.String(), Type.Null()])
const CountOrNull = Type.Union([Type.Integer(), Type.Null()])
const oneGrid = strict({
  code: Type.String({ pattern: '^\\d{15}$', description: 'Grid code: 15 digits' }),
})

/** So many stand on a public notice at most. */
const mostDeputies = 20

export const GridDeputy = Type.Object({
  /** From 1, as on the public notice. */
  position: Type.Integer(),
  name: Type.String(),
  /** 副网格长, 网格员, 楼栋长 ... */
  duty: Type.String(),
  /** 138****1234 */
  maskedPhone: TextOrNull,
})

const GridName = Type.Object({ code: Type.String(), name: Type.String() })

/** One change of borders that touched the grid. */
export const GridStory = Type.Object({
  at: Type.String({ format: 'date-time' }),
  authorName: Type.String(),
  reason: Type.String(),
  /** m²; null: it was not there before. */
  before: Type.Union([Type.Number(), Type.Null()]),
  /** m²; null: it ended. */
  after: Type.Union([Type.Number(), Type.Null()]),
  /** Grids that it was cut from or took in, and those that it became or that were cut from it. */
  from: Type.Array(GridName),
  to: Type.Array(GridName),
  /** It got another code then. */
  renumbered: Type.Union([Type.Object({ from: Type.String(), to: Type.String() }), Type.Null()]),
})
export type GridStory = Static<typeof GridStory>

export const GridPage = Type.Object({
  code: Type.String(),
  name: Type.String(),
  /** Outermost first: county, township, community. */
  parents: Type.Array(Type.Object({ code: Type.String(), level: LevelSchema, name: Type.String() })),
  /** null: vacant. */
  leaderName: TextOrNull,
  maskedPhone: TextOrNull,
  deputies: Type.Array(GridDeputy),
  /** Accounts with a role over this very grid; null: whoever asks may not see accounts. */
  accounts: Type.Union([
    Type.Array(
      Type.Object({
        id: Type.Integer(),
        displayName: Type.String(),
        roleTitle: Type.Object({ zh: Type.String(), en: Type.String() }),
      }),
    ),
    Type.Null(),
  ]),
  /** Residential compounds inside, by name; null: whoever asks may not see places here. */
  compounds: Type.Union([
    Type.Array(Type.Object({ id: Type.Integer(), name: TextOrNull, dwellings: CountOrNull })),
    Type.Null(),
  ]),
  households: CountOrNull,
  population: CountOrNull,
  areaSquareMetres: Type.Number(),
  box: Type.Union([Box, Type.Null()]),
  version: Type.Integer(),
  /** YYYY-MM-DD: since when it has these borders. */
  validFrom: Type.String(),
  /** The day since when it is no more; null: it is in force. */
  validTo: TextOrNull,
  /** The latest first. */
  story: Type.Array(GridStory),
})
export type GridPage = Static<typeof GridPage>

const Name = Type.String({ minLength: 1, maxLength: 40, pattern: '\\S', description: '1 to 40 characters' })
/** Left out it stays with its person, since the form never saw it, and goes with them; null removes it. */
const Phone = Type.Optional(
  Type.Union([
    Type.String({
      pattern: '^[+\\d][\\d -]{4,24}$',
      description: 'a phone number of 5 to 25 digits, spaces or dashes',
    }),
    Type.Null(),
  ]),
)

export const gridPageRoutes = {
  getGrid: route({
    method: 'GET',
    url: '/grids/:code',
    access: { verb: 'map.read', over: 'county' },
    summary:
      'The page of a grid, also of one that is no more: who leads it, its people, and its line of descent',
    params: oneGrid,
    response: GridPage,
  }),
  changeGrid: route({
    method: 'PUT',
    url: '/grids/:code',
    access: { verb: borderVerbs, over: 'area' },
    summary:
      'Changes who works in a grid; its name and leader only for whoever may change the grids of all its community',
    params: oneGrid,
    body: strict({
      version: rowId(1),
      name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S', description: '1 to 60 characters' }),
      leaderName: Type.Union([Name, Type.Null()]),
      leaderPhone: Phone,
      deputies: Type.Array(
        strict({
          /** Its position until now, so that a number nobody saw stays with the same name; none of a new one. */
          was: Type.Optional(rowId(1)),
          name: Name,
          duty: Type.String({
            minLength: 1,
            maxLength: 20,
            pattern: '\\S',
            description: '1 to 20 characters',
          }),
          phone: Phone,
        }),
        { maxItems: mostDeputies },
      ),
    }),
    response: GridPage,
  }),
  revealGridPhones: route({
    method: 'POST',
    url: '/grids/:code/phones',
    access: { verb: 'phone.reveal', over: 'area' },
    summary: 'The whole numbers of those who work in a grid; leaves a line',
    params: oneGrid,
    response: Type.Object({
      leader: TextOrNull,
      deputies: Type.Array(Type.Object({ position: Type.Integer(), phone: TextOrNull })),
    }),
  }),
}
