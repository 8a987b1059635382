// Units and assignments: who answers for what (包抓). Read only for now; keeping them comes with accounts.
import { type Static, Type } from 'typebox'
import { AreaCode, Box } from './areas.ts'
import { defaulted, route, rowId, strict } from './route.ts'

const NameOrNull = Type.Union([Type.String(), Type.Null()])

/** Roles of a unit towards what it answers for: 牵头 / 责任 / 包抓. */
export const assignmentRoles = ['lead', 'responsible', 'packaging'] as const
export const AssignmentRole = Type.Enum(assignmentRoles)

export const Unit = Type.Object({
  id: Type.Integer(),
  county: Type.String(),
  code: Type.String(),
  name: Type.String(),
  kind: Type.Enum(['department', 'township', 'enterprise', 'school', 'hospital', 'other']),
  /** A/B class 单位类别 of the yearly ranking. */
  category: Type.Union([Type.Enum(['A', 'B']), Type.Null()]),
  contactName: NameOrNull,
  assignmentCount: Type.Integer(),
})
export type Unit = Static<typeof Unit>

export const AssignmentInfo = Type.Object({
  id: Type.Integer(),
  unitId: Type.Integer(),
  unitName: Type.String(),
  role: AssignmentRole,
  /** What the unit answers for. */
  target: Type.Object({
    type: Type.Enum(['region', 'grid', 'place']),
    id: Type.String(),
    name: Type.String(),
    kind: NameOrNull,
  }),
  leaderName: NameOrNull,
  validFrom: Type.String({ description: 'YYYY-MM-DD' }),
  validTo: NameOrNull,
})
export type AssignmentInfo = Static<typeof AssignmentInfo>

export const unitRoutes = {
  listUnits: route({
    method: 'GET',
    url: '/counties/:county/units',
    access: 'anyone',
    summary: 'Units of a county by name',
    params: strict({ county: Type.String({ pattern: '^\\d{6}$' }) }),
    query: strict({
      after: Type.Optional(rowId(0)),
      limit: defaulted(Type.Integer({ minimum: 1, maximum: 1000 }), 200),
    }),
    response: Type.Object({ items: Type.Array(Unit), next: Type.Union([Type.Integer(), Type.Null()]) }),
  }),
  listAreaAssignments: route({
    method: 'GET',
    url: '/areas/:code/assignments',
    access: 'anyone',
    summary: 'Assignments in force inside an area: of the area itself, of its grids and of its places, paged',
    params: strict({ code: AreaCode }),
    query: strict({
      /** Only those of the area itself, or only those of the places inside. */
      of: Type.Optional(Type.Enum(['area', 'places'])),
      after: Type.Optional(rowId(0)),
      limit: defaulted(Type.Integer({ minimum: 1, maximum: 1000 }), 200),
    }),
    response: Type.Object({
      items: Type.Array(AssignmentInfo),
      next: Type.Union([Type.Integer(), Type.Null()]),
      /** On all pages together. */
      total: Type.Integer(),
    }),
  }),
  listUnitAssignments: route({
    method: 'GET',
    url: '/counties/:county/units/:id/assignments',
    access: 'anyone',
    summary: 'What one unit answers for',
    params: strict({ county: Type.String({ pattern: '^\\d{6}$' }), id: rowId(1) }),
    response: Type.Object({
      unit: Unit,
      items: Type.Array(AssignmentInfo),
      /** Around all of it; null: nothing, or nothing that has a place on the map. */
      box: Type.Union([Box, Type.Null()]),
    }),
  }),
}
