// The tables of problems as Kysely sees them; the SQL of record is in migrations 0018, 0019 and 0021.
import type { ColumnType, Generated, JSONColumnType, RawBuilder } from 'kysely'
import type { ClockKind, Limit } from '../contract/clock.ts'
import type { RuleAnswer } from '../contract/problem-rules.ts'
import type { CategoryLimit } from '../contract/problem-settings.ts'
import type { ProblemStatus } from '../contract/problem-workflow.ts'
import type { photoRoles, RoutingTrace } from '../contract/problems.ts'
import type { Reminder } from '../contract/reminders.ts'
import type { WorkCalendar } from '../contract/work-calendar.ts'
import type { DateText } from './tables.ts'

/** Written with `hexWkb`, read with `asGeoJson` or `st_x`. */
type WrittenGeometry = ColumnType<never, RawBuilder<unknown>, RawBuilder<unknown>>
/** Kept by the trigger. */
type Geometry = ColumnType<never, never, never>
type Counted = Generated<number>

export interface ProblemTable {
  countyCode: string
  id: Generated<number>
  reportKey: string
  number: string | null
  status: ProblemStatus
  categoryCode: string
  source: string
  words: Generated<string>
  geom: WrittenGeometry
  geomM: Geometry
  positionSource: 'gps' | 'map' | 'place' | 'photo' | 'typed'
  accuracyMetres: number | null
  placeId: number | null
  placeName: string | null
  regionCode: string | null
  gridId: number | null
  areaCode: string
  unitId: number | null
  routing: JSONColumnType<RoutingTrace>
  routedAt: Generated<Date>
  reporterId: number | null
  reporterName: string
  callerName: string | null
  callerPhone: string | null
  happenedAt: Date | null
  reportedAt: Generated<Date>
  acceptedAt: Date | null
  filedAt: Date | null
  dispatchedAt: Date | null
  handledAt: Date | null
  checkedAt: Date | null
  closedAt: Date | null
  limitAmount: number | null
  limitClock: ClockKind | null
  handleDueAt: Date | null
  stepFrom: Date | null
  stepNearlyDueAt: Date | null
  stepDueAt: Date | null
  remindAt: Date | null
  remindersAhead: ColumnType<Reminder[], string | undefined, string>
  suspendedUntil: Date | null
  replyDueAt: Date | null
  supervised: Generated<boolean>
  extensionAsked: Generated<boolean>
  appeal: 'asked' | 'granted' | 'refused' | null
  wasOverdue: Generated<boolean>
  returns: Counted
  reworks: Counted
  extensions: Counted
  suspensions: Counted
  supervisions: Counted
  followers: Counted
  handlerId: number | null
  checkerId: number | null
  checkerUnitIds: Generated<number[]>
  mergedInto: number | null
  version: Counted
  updatedAt: Generated<Date>
  /** In the steps of `api/contract/map-cells.ts`; the database computes them. */
  mapX: ColumnType<number, never, never>
  mapY: ColumnType<number, never, never>
}

export interface ProblemEventTable {
  countyCode: string
  problemId: number
  seq: number
  at: Generated<Date>
  action: string
  fromStatus: ProblemStatus | null
  toStatus: ProblemStatus
  actorId: number | null
  actorName: string | null
  unitId: number | null
  words: string | null
  internal: Generated<boolean>
  details: JSONColumnType<Record<string, unknown>>
}

export interface ProblemPhotoTable {
  countyCode: string
  problemId: number
  seq: number
  photoId: number
  role: (typeof photoRoles)[number]
  position: number
}

export interface ProblemFollowerTable {
  countyCode: string
  problemId: number
  accountId: number
  since: Generated<Date>
}

export interface ProblemCategoryTable {
  countyCode: string
  code: string
  titleZh: string
  titleEn: string
  limits: JSONColumnType<CategoryLimit[]>
  stepLimits: JSONColumnType<Record<string, Limit>>
  keywords: string[]
  kinds: string[]
  departmentWords: string[]
  unitId: number | null
  active: Generated<boolean>
  position: Counted
  source: string
  version: Counted
}

export interface ProblemSourceTable {
  countyCode: string
  id: string
  titleZh: string
  titleEn: string
  byCaller: Generated<boolean>
  active: Generated<boolean>
  position: Counted
  version: Counted
}

export interface ProblemRuleTable {
  countyCode: string
  id: Generated<number>
  position: number
  titleZh: string
  titleEn: string
  categories: string[]
  areaCode: string | null
  answer: RuleAnswer
  unitId: number | null
  active: Generated<boolean>
  version: Counted
}

export interface ProblemSettingTable {
  countyCode: string
  stepLimits: JSONColumnType<Record<string, Limit>>
  calendar: JSONColumnType<WorkCalendar>
  labels: JSONColumnType<Record<string, { zh: string; en: string }>>
  version: Counted
  changedAt: Generated<Date>
}

export interface ProblemNumberTable {
  countyCode: string
  day: DateText
  last: number
}

export interface ProblemViewTable {
  accountId: number
  countyCode: string
  id: Generated<number>
  name: string
  filter: JSONColumnType<Record<string, unknown>>
}
