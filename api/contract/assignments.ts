// Assignments 包抓: which unit answers for what, in which role, from when to when; never deleted, only ended.
import { type Static, Type } from 'typebox'
import { AreaCode } from './areas.ts'
import { defaulted, route, rowId, strict } from './route.ts'

const NameOrNull = Type.Union([Type.String(), Type.Null()])
const County = Type.String({ pattern: '^\\d{6}$' })
const KindId = Type.String({ maxLength: 60 })

/** A day of the calendar. */
export const Day = Type.String({ format: 'date', description: 'a date such as 2026-03-15' })
const DayOrNull = Type.Union([Day, Type.Null()])
const PersonName = Type.Union([Type.String({ maxLength: 40 }), Type.Null()])
const NoteText = Type.Union([Type.String({ maxLength: 500 }), Type.Null()])

/** Roles of a unit towards what it answers for: 牵头 / 责任 / 包抓. Only one unit leads and one packages at a time. */
export const assignmentRoles = ['lead', 'responsible', 'packaging'] as const
export const AssignmentRole = Type.Enum(assignmentRoles)
export type AssignmentRole = Static<typeof AssignmentRole>

export const targetTypes = ['region', 'grid', 'place', 'indicator'] as const
export const TargetType = Type.Enum(targetTypes)
export type TargetType = Static<typeof TargetType>

/** Code of a region or grid, id of a place as text, id of an indicator (of the whole county). */
export const TargetKey = strict({ type: TargetType, id: Type.String({ minLength: 1, maxLength: 60 }) })
export type TargetKey = Static<typeof TargetKey>

/** What a unit answers for. */
export const AssignmentTarget = Type.Object({
  type: TargetType,
  id: Type.String(),
  /** Of an indicator its id: the catalog has its title. */
  name: Type.String(),
  /** Kind id of a place. */
  kind: NameOrNull,
})
export type AssignmentTarget = Static<typeof AssignmentTarget>

export const AssignmentInfo = Type.Object({
  id: Type.Integer(),
  unitId: Type.Integer(),
  unitName: Type.String(),
  role: AssignmentRole,
  target: AssignmentTarget,
  /** Finest area that holds the target, the county for an indicator: what `can` is asked about. */
  area: Type.String(),
  leaderName: NameOrNull,
  note: NameOrNull,
  validFrom: Type.String({ description: 'YYYY-MM-DD' }),
  /** The last day, which counts; null: until further notice. */
  validTo: NameOrNull,
  version: Type.Integer(),
})
export type AssignmentInfo = Static<typeof AssignmentInfo>

/** `details` of 409 `overlapping-assignment`: who has the role, and since when. */
export const Overlap = Type.Object({ holders: Type.Array(AssignmentInfo) })
export type Overlap = Static<typeof Overlap>

/** The most targets that one call may assign. */
export const bulkLimit = 10_000
/** Rows of the pasted table that one call matches. */
export const matchLimit = 1000

/** All places of a kind in an area, or only those without a unit in the role. */
export const TargetFilter = strict({
  area: AreaCode,
  kind: KindId,
  onlyUnassigned: defaulted(Type.Boolean(), true),
})

/** Exactly one of `targets`, `filter` (both with `unitId`) and `rows` says who answers for what. */
export const BulkAssignment = strict({
  role: AssignmentRole,
  unitId: Type.Optional(rowId(1)),
  leaderName: Type.Optional(PersonName),
  targets: Type.Optional(Type.Array(TargetKey, { minItems: 1, maxItems: bulkLimit })),
  filter: Type.Optional(TargetFilter),
  rows: Type.Optional(
    Type.Array(strict({ unitId: rowId(1), target: TargetKey, leaderName: Type.Optional(PersonName) }), {
      minItems: 1,
      maxItems: bulkLimit,
    }),
  ),
  note: Type.Optional(NoteText),
  /** Today when left out. */
  validFrom: Type.Optional(Day),
  /** Ends whoever has the role now, the day before. */
  replace: defaulted(Type.Boolean(), false),
  /** Says what would happen and writes nothing. */
  dryRun: defaulted(Type.Boolean(), false),
})
export type BulkAssignment = Static<typeof BulkAssignment>

/**
 * What becomes of one target. `new` and `replaced` are written; `already`: this unit has this role there; `held`: another
 * unit has it and `replace` is not set; `twice`: an earlier row of this call names the target; the rest cannot be done.
 */
export const bulkOutcomes = [
  'new',
  'replaced',
  'already',
  'held',
  'twice',
  'not-permitted',
  'unknown-target',
  'unknown-unit',
] as const
export type BulkOutcome = (typeof bulkOutcomes)[number]

export const BulkAnswer = Type.Object({
  dryRun: Type.Boolean(),
  /** By this number it can be taken back; null: nothing was written. */
  bulk: Type.Union([Type.Integer(), Type.Null()]),
  total: Type.Integer(),
  counts: Type.Record(Type.Enum(bulkOutcomes), Type.Integer()),
  /** The first 100, what is not written first. */
  rows: Type.Array(
    Type.Object({
      /** Which of the targets or rows of the call, counted from 0. */
      index: Type.Integer(),
      target: AssignmentTarget,
      unitId: Type.Integer(),
      outcome: Type.Enum(bulkOutcomes),
      /** Who has the role now. */
      holderName: NameOrNull,
      heldSince: NameOrNull,
    }),
  ),
})
export type BulkAnswer = Static<typeof BulkAnswer>

/**
 * Why one assignment of a bulk is not taken back. `gone`: the thing itself is no longer there; `changed`: somebody corrected
 * or ended it since; `logged`: its unit wrote into the duty log; `holder-changed`, `holder-closed`: whoever had the role
 * before cannot get it back as it was; `not-permitted`: it lies where the caller may not say who answers.
 */
export const undoObstacles = [
  'gone',
  'changed',
  'logged',
  'holder-changed',
  'holder-closed',
  'not-permitted',
] as const
export type UndoObstacle = (typeof undoObstacles)[number]

/** What became of a bulk that was to be taken back; also `details` of 409 `changed-meanwhile`, then with nothing undone. */
export const BulkUndo = Type.Object({
  undone: Type.Integer(),
  /** How many of those before have their role again. */
  givenBack: Type.Integer(),
  /** How many could be taken back without the others. */
  undoable: Type.Integer(),
  leftCount: Type.Integer(),
  /** The first 100 of those that stay. */
  left: Type.Array(
    Type.Object({
      target: AssignmentTarget,
      unitName: NameOrNull,
      obstacle: Type.Enum(undoObstacles),
    }),
  ),
})
export type BulkUndo = Static<typeof BulkUndo>

const Score = Type.Number({ minimum: 0, maximum: 1, description: '1: the same' })

/** A row of a pasted table with what it may mean, the likeliest first; at most five each. */
export const MatchedRow = Type.Object({
  targets: Type.Array(
    Type.Object({
      target: AssignmentTarget,
      /** What the target lies in, for telling namesakes apart. */
      where: NameOrNull,
      score: Score,
    }),
  ),
  /** The first one is the same, or clearly better than the second. */
  targetSure: Type.Boolean(),
  units: Type.Array(Type.Object({ unitId: Type.Integer(), name: Type.String(), score: Score })),
  unitSure: Type.Boolean(),
})
export type MatchedRow = Static<typeof MatchedRow>

const paging = {
  after: Type.Optional(rowId(0)),
  limit: defaulted(Type.Integer({ minimum: 1, maximum: 1000 }), 200),
}
const assignmentPage = Type.Object({
  items: Type.Array(AssignmentInfo),
  next: Type.Union([Type.Integer(), Type.Null()]),
  /** On all pages together. */
  total: Type.Integer(),
})
const oneAssignment = strict({ county: County, id: rowId(1) })

export const assignmentRoutes = {
  listAreaAssignments: route({
    method: 'GET',
    url: '/areas/:code/assignments',
    access: { verb: 'unit.read', over: 'county' },
    summary: 'Assignments in force inside an area: of the area itself, of its grids and of its places, paged',
    params: strict({ code: AreaCode }),
    query: strict({
      /** Only those of the area itself, or only those of the places inside. */
      of: Type.Optional(Type.Enum(['area', 'places'])),
      unitId: Type.Optional(rowId(1)),
      role: Type.Optional(AssignmentRole),
      type: Type.Optional(TargetType),
      kind: Type.Optional(KindId),
      /** In force on this day instead of today. */
      on: Type.Optional(Day),
      ...paging,
    }),
    response: assignmentPage,
  }),
  listTargetAssignments: route({
    method: 'GET',
    url: '/counties/:county/targets/:type/:id/assignments',
    access: { verb: 'unit.read', over: 'county' },
    summary: 'Who has answered for one thing, the latest first; with `on`, who answered on that day',
    params: strict({ county: County, type: TargetType, id: Type.String({ minLength: 1, maxLength: 60 }) }),
    query: strict({ on: Type.Optional(Day) }),
    response: Type.Object({ target: AssignmentTarget, items: Type.Array(AssignmentInfo) }),
  }),
  listUnassignedPlaces: route({
    method: 'GET',
    url: '/areas/:code/unassigned-places',
    access: { verb: 'unit.read', over: 'county' },
    summary: 'Places of a kind for which no unit answers today (in the role, if one is named), paged',
    params: strict({ code: AreaCode }),
    query: strict({ kind: KindId, role: Type.Optional(AssignmentRole), ...paging }),
    response: Type.Object({
      /** Of all pages. */
      total: Type.Integer(),
      items: Type.Array(
        Type.Object({ id: Type.Integer(), name: Type.String(), area: Type.String(), where: NameOrNull }),
      ),
      next: Type.Union([Type.Integer(), Type.Null()]),
    }),
  }),
  listAssignedPlaces: route({
    method: 'GET',
    url: '/counties/:county/assigned-places',
    access: { verb: 'unit.read', over: 'county' },
    summary:
      'Every place of a kind with its unit, for colouring the map: of the role, or packaging before lead before responsible',
    params: strict({ county: County }),
    query: strict({ kind: KindId, role: Type.Optional(AssignmentRole) }),
    response: Type.Object({
      placeIds: Type.Array(Type.Integer()),
      /** As long as `placeIds`; 0: no unit. */
      unitIds: Type.Array(Type.Integer()),
    }),
  }),
  createAssignment: route({
    method: 'POST',
    url: '/counties/:county/assignments',
    access: { verb: 'assignment.write', over: 'inside' },
    summary:
      'Makes a unit answer for something; 409 `overlapping-assignment` where another has the role, unless `replace` ends it the day before',
    params: strict({ county: County }),
    body: strict({
      unitId: rowId(1),
      role: AssignmentRole,
      target: TargetKey,
      leaderName: Type.Optional(PersonName),
      note: Type.Optional(NoteText),
      /** Today when left out. */
      validFrom: Type.Optional(Day),
      validTo: Type.Optional(DayOrNull),
      replace: defaulted(Type.Boolean(), false),
    }),
    response: Type.Object({ assignment: AssignmentInfo, ended: Type.Array(AssignmentInfo) }),
  }),
  changeAssignment: route({
    method: 'PUT',
    url: '/counties/:county/assignments/:id',
    access: { verb: 'assignment.write', over: 'inside' },
    summary: 'Corrects leader, note or dates; another unit is another assignment',
    params: oneAssignment,
    body: strict({
      version: rowId(1),
      leaderName: PersonName,
      note: NoteText,
      validFrom: Day,
      validTo: DayOrNull,
    }),
    response: AssignmentInfo,
  }),
  endAssignment: route({
    method: 'POST',
    url: '/counties/:county/assignments/:id/end',
    access: { verb: 'assignment.write', over: 'inside' },
    summary: 'Ends an assignment; without a last day it was yesterday, so that it ends at once',
    params: oneAssignment,
    body: strict({ version: rowId(1), lastDay: Type.Optional(Day) }),
    response: AssignmentInfo,
  }),
  assignMany: route({
    method: 'POST',
    url: '/counties/:county/assignments/bulk',
    access: { verb: 'assignment.write', over: 'inside' },
    summary:
      'Assigns up to 10,000 targets in one transaction, or with `dryRun` says what would become of each',
    params: strict({ county: County }),
    body: BulkAssignment,
    response: BulkAnswer,
  }),
  undoAssignMany: route({
    method: 'POST',
    url: '/counties/:county/assignments/bulk/:id/undo',
    access: { verb: 'assignment.write', over: 'inside' },
    summary:
      'Takes a bulk back as if it had never been; 409 `changed-meanwhile` names what was changed since, and `rest` takes back all but that',
    params: oneAssignment,
    body: strict({ rest: defaulted(Type.Boolean(), false) }),
    response: BulkUndo,
  }),
  matchAssignments: route({
    method: 'POST',
    url: '/counties/:county/assignments/match',
    access: { verb: 'assignment.write', over: 'inside' },
    summary:
      'What a pasted table with messy names means: areas, places and units by likeness; writes nothing',
    params: strict({ county: County }),
    body: strict({
      /** Look among places of this kind first. */
      kind: Type.Optional(KindId),
      rows: Type.Array(
        strict({ target: Type.String({ maxLength: 200 }), unit: Type.String({ maxLength: 200 }) }),
        { minItems: 1, maxItems: matchLimit },
      ),
    }),
    response: Type.Object({
      /** One for each row of the call, in its order. */
      rows: Type.Array(MatchedRow),
    }),
  }),
}
