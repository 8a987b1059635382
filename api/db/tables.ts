// The tables as Kysely sees them; the SQL of record is in migrations/.
import type { ColumnType, Generated, JSONColumnType, Kysely, RawBuilder } from 'kysely'
import type { Level } from '../contract/areas.ts'
import type { HandOver } from '../contract/grid-history.ts'
import type { ProposalAction, ProposalStatus } from '../contract/grid-proposal-workflow.ts'
import type { MosaicAnswer, MosaicChange } from '../contract/grids.ts'
import type { MicroGridTable } from './micro-grid-table.ts'
import type {
  AccountTable,
  AuditEventTable,
  OneTimeLinkTable,
  RoleGrantTable,
  RoleTable,
  SessionTable,
  SignInFailureTable,
} from './people-tables.ts'
import type {
  ProblemCategoryTable,
  ProblemEventTable,
  ProblemFollowerTable,
  ProblemNumberTable,
  ProblemPhotoTable,
  ProblemRuleTable,
  ProblemSettingTable,
  ProblemSourceTable,
  ProblemTable,
  ProblemViewTable,
} from './problem-tables.ts'
import type { UnitGridTable } from './unit-grid-tables.ts'

/** Geometry columns are written and read through the helpers of geometry.ts, never as text. */
export type Geometry = ColumnType<never, never, never>
/** `YYYY-MM-DD`, as both engines give it. */
export type DateText = ColumnType<string, string | undefined, string>

export interface DeploymentTable {
  onlyRow: Generated<boolean>
  metricSrid: number
  createdAt: Generated<Date>
}

export interface RegionTable {
  countyCode: string
  code: string
  parentCode: string | null
  level: Exclude<Level, 'grid'>
  name: string
  geom: Geometry | null
  geomM: Geometry | null
  urbanPopulation: number | null
  temporaryPopulation: number | null
  residentPopulation: number | null
  households: number | null
  properties: Generated<JSONColumnType<Record<string, unknown>>>
  source: string
  batchId: number | null
}

export interface CountyStateTable {
  countyCode: string
  dataVersion: Generated<number>
  /** Of shapes and names alone. */
  tileVersion: Generated<number>
  factsVersion: Generated<number>
  factsAt: Date | null
  demo: Generated<boolean>
  /** Another one whenever the county is made anew. */
  epoch: Generated<string>
}

export interface GridTable {
  countyCode: string
  id: Generated<number>
  code: string
  communityCode: string
  name: string
  leaderName: string | null
  leaderPhone: string | null
  households: number | null
  population: number | null
  geom: Geometry
  geomM: Geometry
  properties: Generated<JSONColumnType<Record<string, unknown>>>
  validFrom: DateText
  validTo: DateText | null
  version: Generated<number>
  source: string
  batchId: number | null
}

export interface GridChangeTable {
  countyCode: string
  id: Generated<number>
  communityCode: string
  authorId: number | null
  authorName: string
  reason: string
  at: Generated<Date>
  handOver: JSONColumnType<HandOver> | null
  proposalId: number | null
}

export interface GridVersionTable {
  countyCode: string
  gridId: number
  version: number
  code: string
  name: string
  leaderName: string | null
  households: number | null
  population: number | null
  geom: Geometry
  validFrom: DateText
  validTo: DateText
  changeId: number
}

export interface GridDescentTable {
  countyCode: string
  changeId: number
  parentId: number
  childId: number
}

export interface GridFoundingTable {
  countyCode: string
  changeId: number
  gridId: number
}

export interface GridProposalTable {
  countyCode: string
  id: Generated<number>
  communityCode: string
  status: ProposalStatus
  authorId: number | null
  authorName: string
  reason: string
  inForceOn: DateText
  change: JSONColumnType<Required<Pick<MosaicChange, 'changed' | 'created' | 'removed' | 'confirmed'>>>
  base: JSONColumnType<Record<string, number>>
  answer: JSONColumnType<Pick<MosaicAnswer, 'findings' | 'transfers' | 'assignments'>>
  changeId: number | null
  overtakenGrids: Generated<string[]>
  version: Generated<number>
  proposedAt: Generated<Date>
  updatedAt: Generated<Date>
}

export interface GridProposalPartyTable {
  countyCode: string
  proposalId: number
  gridCode: string
  kind: 'own' | 'asked' | 'leaderless'
  answer: 'consent' | 'object' | null
  words: string | null
  actorName: string | null
  at: Date | null
}

export interface GridProposalEventTable {
  countyCode: string
  proposalId: number
  seq: number
  at: Generated<Date>
  action: 'propose' | ProposalAction
  toStatus: ProposalStatus
  actorId: number | null
  actorName: string | null
  grids: Generated<string[]>
  words: string | null
}

export interface GridDeputyTable {
  countyCode: string
  gridId: number
  position: number
  name: string
  duty: string
  phone: string | null
}

export interface ImportBatchTable {
  countyCode: string
  id: Generated<number>
  source: string
  fileNames: string[]
  sourceCrs: string
  options: JSONColumnType<Record<string, unknown>>
  report: JSONColumnType<Record<string, unknown>>
  /** Places that it made; rows that it made in other tables, or changed, are in `importChange`. */
  madePlaces: Generated<number>
  createdAt: Generated<Date>
  undoneAt: Date | null
}

export interface ImportChangeTable {
  countyCode: string
  batchId: number
  tableName: 'place' | 'region' | 'grid' | 'micro_grid' | 'unit_grid'
  rowKey: string
  before: JSONColumnType<Record<string, unknown>> | null
}

export interface PlaceTable {
  countyCode: string
  id: Generated<number>
  kind: string
  code: string | null
  name: string | null
  geom: Geometry
  geomM: Geometry
  regionCode: string | null
  gridId: number | null
  /** Code of the grid, else of the finest region, else of the county: what permissions are judged by. */
  areaCode: string
  properties: Generated<JSONColumnType<Record<string, unknown>>>
  source: string
  sourceKey: string
  batchId: number | null
  version: Generated<number>
  updatedAt: Generated<Date>
}

export interface UnitTable {
  countyCode: string
  id: Generated<number>
  code: string
  name: string
  kind: 'department' | 'township' | 'enterprise' | 'school' | 'hospital' | 'other'
  category: 'A' | 'B' | null
  parentId: number | null
  leaderName: string | null
  contactName: string | null
  contactPhone: string | null
  closedOn: DateText | null
  version: Generated<number>
  source: string
}

export interface AssignmentTable {
  countyCode: string
  id: Generated<number>
  unitId: number
  role: 'lead' | 'responsible' | 'packaging'
  regionCode: string | null
  gridId: number | null
  placeId: number | null
  indicator: string | null
  leaderName: string | null
  note: string | null
  validFrom: DateText
  /** The last day, which counts; the day before `validFrom` when it was taken back before it began. */
  validTo: DateText | null
  version: Generated<number>
  /** What only one assignment can have at a time: target and role, with the unit where units share the role. */
  slot: ColumnType<string, never, never>
}

export interface DutyTable {
  countyCode: string
  id: Generated<number>
  assignmentId: number
  kind: 'visit' | 'meeting' | 'problem-found' | 'problem-solved'
  happenedOn: DateText
  words: string
  /** null: not written by an account of this deployment (demo, backup). */
  authorId: number | null
  authorName: string
  createdAt: Generated<Date>
  version: Generated<number>
}

export interface PhotoTable {
  countyCode: string
  id: Generated<number>
  hash: string
  originalHash: string | null
  width: number
  height: number
  bytes: number
  takenAt: ColumnType<Date | null, string | null, never>
  lng: number | null
  lat: number | null
  positionAccuracyMetres: number | null
  bearingDegrees: number | null
  /** 64 digits 0 or 1. */
  perceptualHash: string
  authorId: number
  authorName: string
  createdAt: ColumnType<Date, never, RawBuilder<Date>>
  storedAt: ColumnType<Date | null, never, RawBuilder<Date>>
  usedAt: ColumnType<Date | null, never, RawBuilder<Date> | null>
}

export interface DutyPhotoTable {
  countyCode: string
  dutyId: number
  photoId: number
  position: number
}

export interface PieceTable {
  countyCode: string
  id: Generated<number>
  townshipCode: string | null
  communityCode: string | null
  gridId: number | null
  population: number | null
  geomM: Geometry
}

export interface LandPartTable {
  countyCode: string
  layer: string
  pieceId: number
  geomM: Geometry
}

export interface ServicePartTable {
  countyCode: string
  indicator: string
  geomM: Geometry
}

export interface IndicatorFactTable {
  countyCode: string
  indicator: string
  pieceId: number
  numerator: number | null
  denominator: number | null
}

export interface IndicatorRunTable {
  countyCode: string
  indicator: string
  definitionVersion: number
  dataVersion: number
  notes: JSONColumnType<unknown[]>
  computedAt: Generated<Date>
}

export interface LineShareTable {
  countyCode: string
  placeId: number
  share: number
  reason: 'both-directions' | 'dual-carriageway'
}

export interface Tables {
  deployment: DeploymentTable
  region: RegionTable
  countyState: CountyStateTable
  grid: GridTable
  gridChange: GridChangeTable
  gridVersion: GridVersionTable
  gridDescent: GridDescentTable
  gridFounding: GridFoundingTable
  gridProposal: GridProposalTable
  gridProposalParty: GridProposalPartyTable
  gridProposalEvent: GridProposalEventTable
  gridDeputy: GridDeputyTable
  microGrid: MicroGridTable
  unitGrid: UnitGridTable
  importBatch: ImportBatchTable
  importChange: ImportChangeTable
  place: PlaceTable
  unit: UnitTable
  assignment: AssignmentTable
  duty: DutyTable
  photo: PhotoTable
  dutyPhoto: DutyPhotoTable
  piece: PieceTable
  landPart: LandPartTable
  servicePart: ServicePartTable
  lineShare: LineShareTable
  indicatorFact: IndicatorFactTable
  indicatorRun: IndicatorRunTable
  account: AccountTable
  session: SessionTable
  signInFailure: SignInFailureTable
  oneTimeLink: OneTimeLinkTable
  role: RoleTable
  roleGrant: RoleGrantTable
  auditEvent: AuditEventTable
  problem: ProblemTable
  problemEvent: ProblemEventTable
  problemFollower: ProblemFollowerTable
  problemPhoto: ProblemPhotoTable
  problemCategory: ProblemCategoryTable
  problemSource: ProblemSourceTable
  problemRule: ProblemRuleTable
  problemSetting: ProblemSettingTable
  problemNumber: ProblemNumberTable
  problemView: ProblemViewTable
}

/** A database or, in its place, a transaction: what every repository function takes first. */
export type Db = Kysely<Tables>
