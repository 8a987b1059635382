// What files and the demo generator turn into, before a database sees it: plain rows, geometry in EPSG:4326.
import type { Geometry, Position } from 'geojson'

export interface PlaceInput {
  kind: string
  code?: string
  name?: string
  geometry: Geometry
  /** As the kind's TypeBox object says; a missing property is unknown, never zero. */
  properties: Record<string, unknown>
  /** Natural key inside the source: a second import of the same thing carries the same key. */
  sourceKey: string
}

export interface RegionInput {
  /** 6 digits county, 9 township, 12 community. */
  code: string
  name: string
  /** null: listed without a boundary. */
  geometry: Geometry | null
  /** 城区人口, 城区暂住人口, 常住人口, 户数. */
  urbanPopulation?: number
  temporaryPopulation?: number
  residentPopulation?: number
  households?: number
  properties?: Record<string, unknown>
}

export interface GridInput {
  /** Community code + 3 digits. */
  code: string
  name: string
  geometry: Geometry
  leaderName?: string
  leaderPhone?: string
  households?: number
  population?: number
}

/** A part of one grid. Its grid is told by the code, by `gridCode`, else by where it lies. */
export interface MicroGridInput {
  /** Grid code + 2 digits; without it, it gets the next number in its grid. */
  code?: string
  gridCode?: string
  name?: string
  geometry: Geometry
  leaderName?: string
  leaderPhone?: string
  households?: number
  population?: number
}

/** A grid of a file that need not know its code: it is numbered in its community, which it names or lies in. */
export interface GridRow extends Omit<GridInput, 'code' | 'name'> {
  code?: string
  name?: string
  /** Code or name. */
  community?: string
}

/** A unit grid 单元网格 of city management; DB11/GB/T 30428.1 says what belongs to it. */
export interface UnitGridInput {
  /** Community code + 3 of `0-9A-Z`; without it the next one in its community, in the order of reading. */
  code?: string
  /** Only said, and only needed, where there is no code and the land does not tell. */
  communityCode?: string
  name?: string
  geometry: Geometry
  landUse?: string
  grade?: string
  /** Without it 属地兜底. */
  responsibleBody?: string
  /** YYYY-MM-DD */
  validFrom?: string
  /** The first day on which it is no longer in force. */
  validTo?: string
  statusReason?: string
}

export interface UnitInput {
  code: string
  name: string
  kind: 'department' | 'township' | 'enterprise' | 'school' | 'hospital' | 'other'
  category?: 'A' | 'B'
  parentCode?: string
  /** 主要领导 */
  leaderName?: string
  contactName?: string
  contactPhone?: string
}

export interface AssignmentInput {
  unitCode: string
  role: 'lead' | 'responsible' | 'packaging'
  target: { region: string } | { grid: string } | { place: string; kind: string } | { indicator: string }
  leaderName?: string
  /** YYYY-MM-DD */
  validFrom: string
  /** The last day; without it until further notice. */
  validTo?: string
  note?: string
}

/** An entry of the duty log 履职记录. */
export interface DutyInput {
  /** Which of the assignments of the same county, counted from 0. */
  assignment: number
  kind: 'visit' | 'meeting' | 'problem-found' | 'problem-solved'
  /** YYYY-MM-DD */
  happenedOn: string
  words: string
  authorName: string
}

/** One step of a problem's way, by the names of the workflow. */
export interface ProblemStepInput {
  action: string
  /** ISO text. */
  at: string
  /** Without it, whoever answers the phone of the unit that handles it. */
  actorName?: string
  words?: string
  /** How many days from then on: until when it is suspended, when a reply is due. */
  days?: number
  /** Comes with a picture of the scene, mended. */
  mended?: boolean
}

/** A problem and what became of it. */
export interface ProblemInput {
  /** Five digits of GB/T 47678.5-2026. */
  category: string
  /** Degrees. */
  position: Position
  place: { place: string; kind: string }
  placeName: string
  words: string
  source: string
  reporterName: string
  reportedAt: string
  /** What its photos show: a drawing of `demo/scenes.ts`, and which variant of it. */
  scene: string
  picture: number
  steps: ProblemStepInput[]
}

/** A whole county in rows; `target.place` names a `sourceKey`. */
export interface CountyData {
  county: string
  source: string
  demo: boolean
  regions: RegionInput[]
  grids: GridInput[]
  unitGrids?: UnitGridInput[]
  places: PlaceInput[]
  units: UnitInput[]
  assignments: AssignmentInput[]
  duties?: DutyInput[]
  /** Made one by one: the largest county has a million. */
  problems?: Iterable<ProblemInput>
}
