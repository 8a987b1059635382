// What the map takes and tells: the whole of its interface with the shell. It knows no URL, no query and no words of its own.

import type { MultiPolygon, Polygon } from 'geojson'
import type { Box, County, Level } from '../../api/contract/areas.ts'
import type { Catalog, IndicatorInfo } from '../../api/contract/catalog.ts'
import type { CoverageShapes, IndicatorValue, Surface } from '../../api/contract/indicators.ts'
import type { EditControls, EditState, EditTool } from './modes/edit-host.ts'
import type { Lassoed } from './modes/lasso.ts'
import type { LngLat } from './modes/measure.ts'
import type { Change, Mosaic, Refusal } from './mosaic/mosaic.ts'
import type { Cells } from './mosaic/paint.ts'
import type { Point } from './mosaic/plane.ts'
import type { ProblemMarks } from './problems.ts'
import type { DutyState } from './unit-colours.ts'

export type Selection =
  /** `micro`: the micro grid inside it that is meant. */
  | { type: 'area'; code: string; micro?: string | undefined }
  | { type: 'place'; id: number; kind: string }
  | { type: 'problem'; id: number }
  | { type: 'unit-grid'; code: string }
export type Theme = 'light' | 'dark'
export type Language = 'zh' | 'en'
/** `units`: places and areas by who answers for them, as `duties` says; `problems`: over areas that keep only outlines. */
export type Show = 'areas' | 'coverage' | 'surface' | 'units' | 'problems'
export type Camera = { lng: number; lat: number; zoom: number }
/** Pixels that panels take away from the map at each side. */
export type Insets = { left: number; right: number; bottom: number; top: number }

/** Everything the map says, from `web/text`. */
export interface MapWords {
  /** Accessible name of the map: 地图 / Map. */
  map: string
  zoomIn: string
  zoomOut: string
  /** 回到正北 / North up. */
  north: string
  locate: string
  /** 无法取得当前位置 / Your position cannot be found. */
  locateFailed: string
  measureLength: string
  measureArea: string
  /** What to do while measuring, one short sentence: 点击加点，双击结束，Esc 退出. */
  measureHint: string
  measureEnd: string
  /** 圈选 / Select by drawing. */
  lasso: string
  /** What to do while drawing, one short sentence. */
  lassoHint: string
  lassoEnd: string
  /** 问题位置，方向键微调 / Spot of the problem; arrow keys move it. */
  pin: string
  hectares: string
  /** Shown in the map's place where the browser has no WebGL. */
  noWebgl: string
}

/** Who answers, as colours: places by kind and id, areas by code. */
export interface Duties {
  places: ReadonlyMap<string, ReadonlyMap<number, DutyState>>
  areas: ReadonlyMap<string, DutyState>
}

/** A place of a finding to draw: an area by its rings, or a point; and what is wrong there, in a word. */
export interface EditMark {
  key: string
  rings: readonly (readonly Point[])[]
  point: Point | undefined
  label: string
  /** It keeps from saving; the others only want to be seen. */
  urgent: boolean
}

/** Borders that are being edited. While they are, the map is in that mode. */
export interface GridEdit {
  /** Its grids leave the tiles: what is drawn of them is the mosaic. */
  community: string
  mosaic: Mosaic
  /** Borders as they were when the editing began, where they are no longer so. */
  before: readonly (readonly Point[])[]
  /** What somebody else saved meanwhile, drawn beside: nothing can be dragged until it is decided. */
  theirs: Mosaic | undefined
  tool: EditTool
  /** Roads, walls and borders pull the pointer. */
  snapping: boolean
  marks: readonly EditMark[]
  /** Short name of a grid; `from`: the saved one that a new one was cut from. */
  nameOf: (code: string, from: string | null | undefined) => string
  /** What a border is called that pulled the pointer. */
  borderWords: { border: string; outline: string; snapped: (what: string) => string }
  onChange: (change: Change) => void
  onRefuse: (refusal: Refusal | undefined) => void
  onState: (state: EditState) => void
  onControls: (controls: EditControls | undefined) => void
  /** Esc: out of the tool, the mode. */
  onLeave: () => void
  /** Blocks are painted instead of borders moved. */
  paint?: PaintEdit
}

/** Numbers are those of atoms, `mosaic/paint.ts`. */
export interface PaintEdit {
  cells: Cells
  /** What the brush takes as a whole, by atom. */
  pieceOf: readonly number[]
  /** The grid that is painted. */
  to: string
  /** Of the stroke that is under way. */
  painted: readonly number[]
  /** What the last stroke would have cut off. */
  severed: readonly number[]
  /** Chosen in the list. */
  active: readonly number[]
  unassigned: readonly number[]
  labels: readonly { code: string; at: Point; lines: readonly string[] }[]
  brushPixels: number
  under: (point: Point, reachDegrees: number) => readonly number[]
  onPaint: (atoms: ReadonlySet<number> | undefined) => void
  onStroke: (atoms: ReadonlySet<number>) => void
}

/** A shape drawn over the map: a grid as it was, as it shall be, one that stays, or land that changes hands. */
export interface DrawnShape {
  key: string
  geometry: Polygon | MultiPolygon
  look: 'around' | 'before' | 'after' | 'moved' | 'day'
  label?: string
}

/** A spot that somebody marks: where it stands, how sure that is, and what lies around it. */
export interface Pin {
  /** undefined: not known yet. */
  position: LngLat | undefined
  accuracyMetres: number | undefined
  /** The map moves under a fixed cross, instead of the pin over the map. */
  crosshair: boolean
  /** Areas on both sides of a border near by; `chosen`: the one that is meant. */
  areas: readonly PinArea[]
}

export interface PinArea {
  code: string
  name: string
  shape: Polygon | MultiPolygon
  chosen: boolean
}

/** Where the pin was put, and the place whose symbol was met. */
export interface Pinned {
  position: LngLat
  place?: { id: number; kind: string }
}

export interface Screen {
  box: Box
  zoom: number
}

export interface ProblemHit {
  id: number
  /** Pixels from the left and upper edge of the map. */
  x: number
  y: number
}

export interface MapProps {
  county: County
  catalog: Catalog
  words: MapWords
  /** `dark` is the wall mode. */
  theme: Theme
  language: Language
  /** Which areas are coloured. */
  level: Level
  indicator: IndicatorInfo | undefined
  /** Values of `indicator` at `level`; the old ones stay until the new ones arrive. */
  values: readonly IndicatorValue[] | undefined
  /** Choropleth, covered and uncovered land, or the heat surface. */
  show: Show
  shapes: CoverageShapes | undefined
  surface: Surface | undefined
  duties: Duties | undefined
  problems?: ProblemMarks
  hiddenKinds: ReadonlySet<string>
  /** Unit grids of city management are drawn, and a click meets them before areas. */
  unitGrids?: boolean
  /** Legend class that was clicked: only its areas stay coloured. `noDataClass` (-1) for the areas without a value. */
  classFilter: number | undefined
  selected: Selection | undefined
  /** From table rows. */
  hoveredArea: string | undefined
  /** Undefined: the map finds the county by itself. */
  camera: Camera | undefined
  /** A new box moves the map there. */
  fitTo: Box | undefined
  insets: Insets
  onSelect: (selection: Selection | undefined) => void
  onHoverArea: (code: string | undefined) => void
  onCamera: (camera: Camera) => void
  /** What is on the screen, whenever the map comes to rest. */
  onScreen?: (screen: Screen) => void
  /** The single problem under the pointer, and where on the map that is. */
  onHoverProblem?: (hit: ProblemHit | undefined) => void
  /** Several at one place, that no zoom tells apart: `id` is their position in the list of clusters. */
  onProblemsHere?: (hit: ProblemHit) => void
  onIdle?: () => void
  /** Only zoom and north: for a small map on a page. */
  plain?: boolean
  /** Little of the map is in sight: measuring and drawing around wait until there is more. */
  tight?: boolean
  /** What lies inside a line drawn around it; without this nobody may draw one. */
  onLasso?: (found: readonly Lassoed[]) => void
  edit?: GridEdit
  drawn?: readonly DrawnShape[]
  /** While it is there, clicks and drags put it elsewhere instead of selecting. */
  pin?: Pin
  onPin?: (pinned: Pinned) => void
  /** Esc while the cross is there. */
  onPinCancel?: () => void
  /** The finished picture as a PNG, for paper, and how many metres it is wide. */
  onPicture?: (dataUrl: string, widthMetres: number) => void
}
