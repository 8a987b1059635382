// Units 单位: a tree of departments, offices, enterprises and schools, each with a head and somebody to call.
import { type Static, Type } from 'typebox'
import { Box } from './areas.ts'
import { AssignmentInfo } from './assignments.ts'
import { DutyCounts } from './duties.ts'
import { defaulted, route, rowId, strict } from './route.ts'

const NameOrNull = Type.Union([Type.String(), Type.Null()])
const IdOrNull = Type.Union([rowId(1), Type.Null()])
const County = Type.String({ pattern: '^\\d{6}$' })
const oneUnit = strict({ county: County, id: rowId(1) })

export const unitKinds = ['department', 'township', 'enterprise', 'school', 'hospital', 'other'] as const
export const UnitKind = Type.Enum(unitKinds)
/** A/B class 单位类别 of the yearly ranking. */
const Category = Type.Union([Type.Enum(['A', 'B']), Type.Null()])

export const Unit = Type.Object({
  id: Type.Integer(),
  county: Type.String(),
  code: Type.String(),
  name: Type.String(),
  kind: UnitKind,
  category: Category,
  /** The unit above it in the tree. */
  parentId: Type.Union([Type.Integer(), Type.Null()]),
  /** Responsible head 主要领导. */
  leaderName: NameOrNull,
  contactName: NameOrNull,
  /** 138****1234 */
  maskedPhone: NameOrNull,
  assignmentCount: Type.Integer(),
  /** The day since when it answers for nothing any more; null: it is there. */
  closedOn: NameOrNull,
  version: Type.Integer(),
})
export type Unit = Static<typeof Unit>

const UnitName = Type.Object({ id: Type.Integer(), name: Type.String() })

const person = Type.Optional(Type.Union([Type.String({ maxLength: 40 }), Type.Null()]))

/** What the form holds. A phone that is left out stays as it is, since the form never saw it; null removes it. */
const unitFields = {
  code: Type.String({
    pattern: '^[\\p{L}\\p{N}._-]{1,40}$',
    description: '1 to 40 letters, digits, dots, dashes or underscores',
  }),
  name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S', description: '1 to 100 characters' }),
  kind: UnitKind,
  category: Type.Optional(Category),
  parentId: Type.Optional(IdOrNull),
  leaderName: person,
  contactName: person,
  contactPhone: Type.Optional(
    Type.Union([
      Type.String({
        pattern: '^[+\\d][\\d -]{4,24}$',
        description: 'a phone number of 5 to 25 digits, spaces or dashes',
      }),
      Type.Null(),
    ]),
  ),
}

/** What an import says of one row that was left out or looked at twice, in an official's words. */
const RowRemark = Type.Object({ row: Type.String(), zh: Type.String(), en: Type.String() })

export const UnitImport = Type.Object({
  dryRun: Type.Boolean(),
  accepted: Type.Integer(),
  updated: Type.Integer(),
  unchanged: Type.Integer(),
  rejected: Type.Array(RowRemark),
  /** About rows that were taken. */
  notes: Type.Array(RowRemark),
})
export type UnitImport = Static<typeof UnitImport>

export const unitRoutes = {
  listUnits: route({
    method: 'GET',
    url: '/counties/:county/units',
    access: { verb: 'unit.read', over: 'county' },
    summary: 'Units of a county by name',
    params: strict({ county: County }),
    query: strict({
      /** With those that were closed. */
      closed: defaulted(Type.Boolean(), false),
      after: Type.Optional(rowId(0)),
      limit: defaulted(Type.Integer({ minimum: 1, maximum: 1000 }), 200),
    }),
    response: Type.Object({ items: Type.Array(Unit), next: Type.Union([Type.Integer(), Type.Null()]) }),
  }),
  getUnit: route({
    method: 'GET',
    url: '/counties/:county/units/:id',
    access: { verb: 'unit.read', over: 'county' },
    summary: 'The page of a unit: itself, its place in the tree, what it answers for and what it did',
    params: oneUnit,
    response: Type.Object({
      unit: Unit,
      /** From the top of the tree down to its parent. */
      above: Type.Array(UnitName),
      below: Type.Array(UnitName),
      assignments: Type.Array(
        Type.Object({
          ...AssignmentInfo.properties,
          lastVisit: NameOrNull,
          dutyCount: Type.Integer(),
          /** Found and not solved yet, as the duty log tells. */
          openProblems: Type.Integer(),
        }),
      ),
      /** Around all of it; null: nothing, or nothing that has a place on the map. */
      box: Type.Union([Box, Type.Null()]),
      duties: DutyCounts,
    }),
  }),
  listUnitAssignments: route({
    method: 'GET',
    url: '/counties/:county/units/:id/assignments',
    access: { verb: 'unit.read', over: 'county' },
    summary: 'What one unit answers for',
    params: oneUnit,
    response: Type.Object({
      unit: Unit,
      items: Type.Array(AssignmentInfo),
      /** Around all of it; null: nothing, or nothing that has a place on the map. */
      box: Type.Union([Box, Type.Null()]),
    }),
  }),
  createUnit: route({
    method: 'POST',
    url: '/counties/:county/units',
    access: { verb: 'unit.write', over: 'area' },
    summary: 'Adds a unit',
    params: strict({ county: County }),
    body: strict(unitFields),
    response: Unit,
  }),
  changeUnit: route({
    method: 'PUT',
    url: '/counties/:county/units/:id',
    access: { verb: 'unit.write', over: 'area' },
    summary: 'Changes a unit; a tree that would run in a circle is refused',
    params: oneUnit,
    body: strict({ version: rowId(1), ...unitFields }),
    response: Unit,
  }),
  closeUnit: route({
    method: 'POST',
    url: '/counties/:county/units/:id/close',
    access: { verb: 'unit.write', over: 'area' },
    summary:
      'Closes a unit. What it answers for and the problems that wait for it go to `handOverTo` from today on; without a successor, 409 `unit-in-use` with `details: { count, problems, settings }`',
    params: oneUnit,
    body: strict({ version: rowId(1), handOverTo: Type.Optional(rowId(1)) }),
    response: Type.Object({
      unit: Unit,
      /** Assignments. */
      handedOver: Type.Integer(),
      problemsHandedOver: Type.Integer(),
    }),
  }),
  reopenUnit: route({
    method: 'POST',
    url: '/counties/:county/units/:id/reopen',
    access: { verb: 'unit.write', over: 'area' },
    summary: 'Opens a closed unit again; what it answered for stays with its successor',
    params: oneUnit,
    body: strict({ version: rowId(1) }),
    response: Unit,
  }),
  revealUnitPhone: route({
    method: 'POST',
    url: '/counties/:county/units/:id/phone',
    access: { verb: 'phone.reveal', over: 'inside' },
    summary:
      'The whole number of a contact, for whoever looks after something the unit answers for; leaves a line',
    params: oneUnit,
    response: Type.Object({ phone: NameOrNull }),
  }),
  importUnits: route({
    method: 'POST',
    url: '/counties/:county/units/import',
    access: { verb: 'unit.write', over: 'area' },
    summary:
      'Adds and updates units from a table: the text of a CSV file or cells copied from a spreadsheet, headings first (单位名称, 单位代码, 上级单位 ...)',
    params: strict({ county: County }),
    body: strict({
      // A request has a megabyte; a county has some hundred units.
      table: Type.String({ minLength: 1, maxLength: 600_000 }),
      dryRun: defaulted(Type.Boolean(), false),
    }),
    response: UnitImport,
  }),
}
