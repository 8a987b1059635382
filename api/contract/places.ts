// Places: features of a kind, as GeoJSON, in tiles and one by one with who answers for them.
import { type Static, Type } from 'typebox'
import { AreaCode } from './areas.ts'
import { AssignmentInfo } from './assignments.ts'
import { defaulted, route, rowId, strict } from './route.ts'

const NameOrNull = Type.Union([Type.String(), Type.Null()])

export const PlaceProperties = Type.Object({
  id: Type.Integer(),
  county: Type.String(),
  kind: Type.String(),
  code: NameOrNull,
  name: NameOrNull,
  /** Finest area that holds the place: community, township or county code. */
  regionCode: Type.String(),
  gridCode: NameOrNull,
  properties: Type.Record(Type.String(), Type.Unknown()),
})

export const PlaceFeature = Type.Object({
  type: Type.Literal('Feature'),
  id: Type.Integer(),
  geometry: Type.Unknown(),
  properties: PlaceProperties,
})
export type PlaceFeature = Static<typeof PlaceFeature>

export const PlaceDetail = Type.Object({
  feature: PlaceFeature,
  areaSquareMetres: Type.Union([Type.Number(), Type.Null()]),
  lengthMetres: Type.Union([Type.Number(), Type.Null()]),
  source: Type.String(),
  sourceCrs: NameOrNull,
  updatedAt: Type.String(),
  areas: Type.Array(
    Type.Object({ code: Type.String(), level: Type.String(), name: Type.String(), leaderName: NameOrNull }),
  ),
  assignments: Type.Array(AssignmentInfo),
})
export type PlaceDetail = Static<typeof PlaceDetail>

export const SearchHit = Type.Object({
  type: Type.Enum(['area', 'micro-grid', 'place', 'unit', 'unit-grid']),
  /** Area code, micro grid code, place id, unit id or code of a unit grid. */
  id: Type.String(),
  county: Type.String(),
  name: Type.String(),
  /** Level of an area or kind of a place. */
  sort: NameOrNull,
  /** What it lies in, for telling namesakes apart. */
  where: NameOrNull,
  position: Type.Union([Type.Tuple([Type.Number(), Type.Number()]), Type.Null()]),
})
export type SearchHit = Static<typeof SearchHit>

export const placeRoutes = {
  listPlaces: route({
    method: 'GET',
    url: '/places',
    access: { verb: 'place.read', over: 'inside' },
    summary: 'Places of a kind in an area or a box as GeoJSON, paged',
    query: strict({
      kind: Type.String({ maxLength: 60 }),
      area: Type.Optional(AreaCode),
      bbox: Type.Optional(
        Type.String({
          pattern: '^-?\\d+(\\.\\d+)?(,-?\\d+(\\.\\d+)?){3}$',
          description: 'west,south,east,north',
        }),
      ),
      after: Type.Optional(rowId(0)),
      limit: defaulted(Type.Integer({ minimum: 1, maximum: 1000 }), 200),
    }),
    response: Type.Object({
      type: Type.Literal('FeatureCollection'),
      features: Type.Array(PlaceFeature),
      next: Type.Union([Type.Integer(), Type.Null()]),
    }),
  }),
  getPlace: route({
    method: 'GET',
    url: '/counties/:county/places/:id',
    access: { verb: 'place.read', over: 'inside' },
    summary: 'One place with the areas that hold it and the units that answer for it',
    params: strict({ county: Type.String({ pattern: '^\\d{6}$' }), id: rowId(1) }),
    response: PlaceDetail,
  }),
  search: route({
    method: 'GET',
    url: '/search',
    access: { verb: 'map.read', over: 'county' },
    summary: 'Areas, places and units by name, code or pinyin initials; best first, at most 20',
    query: strict({
      county: Type.String({ pattern: '^\\d{6}$' }),
      q: Type.String({ minLength: 1, maxLength: 60 }),
    }),
    response: Type.Object({ items: Type.Array(SearchHit) }),
  }),
  countPlaces: route({
    method: 'GET',
    url: '/areas/:code/place-counts',
    access: { verb: 'place.read', over: 'inside' },
    summary: 'How many places of each kind an area holds',
    params: strict({ code: AreaCode }),
    response: Type.Object({ items: Type.Array(Type.Object({ kind: Type.String(), count: Type.Integer() })) }),
  }),
}
