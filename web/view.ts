// What does the link say? Search parameters of the map page, read and written; whatever a colleague should see is here.
// Reading never fails: a value that is unknown, outdated or mistyped quietly takes its default.
import { codeLength, type Level, levelOf, levels } from '../api/contract/areas.ts'
import { microCodeLength } from '../api/contract/micro-grids.ts'
import type { ProblemFilter } from '../api/contract/problem-filter.ts'
import {
  type MapProblemSearch,
  parseMapProblemFilter,
  printMapProblemFilter,
  readMapProblemSearch,
} from './problem-link.ts'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

export const shows = ['areas', 'coverage', 'surface', 'units', 'problems'] as const
/** What is coloured: areas by value, covered and uncovered land, cells by distance, places by the unit that answers, problems. */
export type Show = (typeof shows)[number]

/** What the right-hand panel speaks about. */
export type Selected =
  /** `micro`: code of the micro grid inside it that is meant. */
  | { type: 'area'; code: string; micro?: string | undefined }
  | { type: 'place'; id: number }
  | { type: 'unit'; id: number }
  | { type: 'problem'; id: number }
  | { type: 'unit-grid'; code: string }

/** Centre in degrees, zoom as MapLibre counts it. */
export interface Camera {
  lng: number
  lat: number
  zoom: number
}

export interface View {
  language: Language
  /** `wall`: dark and large, for the screen of a duty room. */
  theme: 'light' | 'wall'
  /** The area that board and table speak about; undefined: the whole county. Never a grid. */
  within: string | undefined
  level: Level
  /** undefined: the first one of the catalog. */
  indicator: string | undefined
  show: Show
  /** Kind of the places coloured by unit; undefined: the one that most units answer for. */
  by: string | undefined
  /** Which problems are shown, beside the area that was entered. */
  problems: ProblemFilter
  /** Where they are many, as a glow instead of as counts. */
  heat: boolean
  selected: Selected | undefined
  /** Class of the legend to which the map is narrowed, by its position; -1: areas without a value. */
  classFilter: number | undefined
  /** Kinds whose layers are switched off. */
  hidden: readonly string[]
  /** Unit grids of city management are drawn, which nobody needs every day. */
  unitGrids: boolean
  camera: Camera | undefined
  table: boolean
  /** A problem is being reported, or what waits on this device to be sent is looked at. */
  report: ReportView | undefined
}

export type ReportView = 'form' | 'unsent'

/** Search parameters as the router holds them; absent means default. */
export type ViewSearch = Partial<Record<(typeof names)[number], string>> & MapProblemSearch
const names = [
  'lang',
  'theme',
  'within',
  'level',
  'indicator',
  'show',
  'by',
  'heat',
  'area',
  'place',
  'unit',
  'problem',
  'unit-grid',
  'class',
  'hidden',
  'unit-grids',
  'at',
  'table',
  'report',
] as const

/** Levels on which the children of an area can be shown, coarsest first. */
export function levelsWithin(code: string): readonly Level[] {
  const own = levelOf(code)
  return own === undefined
    ? levels
    : levels.slice(own === 'grid' ? levels.length - 1 : levels.indexOf(own) + 1)
}

/** Communities tell most about a county; inside a community only grids are left. */
export function defaultLevel(within: string | undefined): Level {
  return within !== undefined && levelOf(within) === 'community' ? 'grid' : 'community'
}

/** Reads the search parameters of the map page of `county`; codes of other counties are dropped. */
export function parseView(search: Readonly<Record<string, unknown>>, county: string): View {
  const text = (name: Name) => {
    const value = search[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
  const within = insideCounty(text('within'), county, ['township', 'community'])
  return {
    language: languages.find((each) => each === text('lang')) ?? 'zh-CN',
    theme: text('theme') === 'wall' ? 'wall' : 'light',
    within,
    level:
      levelsWithin(within ?? county).find((each) => each === text('level')) ??
      levelOfCounty(text('level'), within),
    indicator: identifier(text('indicator')),
    show: shows.find((each) => each === text('show')) ?? 'areas',
    by: identifier(text('by')),
    problems: parseMapProblemFilter(search, county),
    heat: text('heat') === '1',
    selected: parseSelected(text, county),
    classFilter: /^(-1|\d{1,2})$/.test(text('class')) ? Number(text('class')) : undefined,
    hidden: list(text('hidden')).filter((each) => identifier(each) !== undefined),
    unitGrids: text('unit-grids') === '1',
    camera: parseCamera(text('at')),
    table: text('table') === '1',
    report: text('report') === '1' ? 'form' : text('report') === 'unsent' ? 'unsent' : undefined,
  }
}

/** The county itself can be shown as one area, as long as nothing narrower was entered. */
function levelOfCounty(level: string, within: string | undefined): Level {
  return level === 'county' && within === undefined ? level : defaultLevel(within)
}

/** What a link may ask for in vain; the page says so and shows what it has. */
export type Vain = 'indicator' | 'part' | 'selected' | 'camera'

/** What the search parameters ask for without saying anything that could be there. */
export function askedInVain(search: Readonly<Record<string, unknown>>, county: string): Vain[] {
  const view = parseView(search, county)
  const asks = (...asked: Name[]) => asked.some((name) => (search[name] ?? '') !== '')
  const vain: Vain[] = []
  if (asks('indicator') && view.indicator === undefined) vain.push('indicator')
  if (asks('within') && view.within === undefined) vain.push('part')
  if (asks('area', 'place', 'unit', 'problem', 'unit-grid') && view.selected === undefined)
    vain.push('selected')
  if (asks('at') && view.camera === undefined) vain.push('camera')
  return vain
}

/** Writes a view; defaults are left out, so that links stay short. */
export function printView(view: Partial<View>): ViewSearch {
  const { selected, camera, problems } = view
  const search: ViewSearch = {
    lang: view.language === 'zh-CN' ? undefined : view.language,
    theme: view.theme === 'wall' ? 'wall' : undefined,
    within: view.within,
    level: view.level === defaultLevel(view.within) ? undefined : view.level,
    indicator: view.indicator,
    show: view.show === 'areas' ? undefined : view.show,
    by: view.by,
    heat: view.heat ? '1' : undefined,
    area: selected?.type === 'area' ? (selected.micro ?? selected.code) : undefined,
    place: selected?.type === 'place' ? String(selected.id) : undefined,
    unit: selected?.type === 'unit' ? String(selected.id) : undefined,
    problem: selected?.type === 'problem' ? String(selected.id) : undefined,
    'unit-grid': selected?.type === 'unit-grid' ? selected.code : undefined,
    class: view.classFilter?.toString(),
    hidden: view.hidden?.join(',') || undefined,
    'unit-grids': view.unitGrids ? '1' : undefined,
    at: camera && `${camera.zoom.toFixed(2)},${camera.lat.toFixed(5)},${camera.lng.toFixed(5)}`,
    table: view.table ? '1' : undefined,
    report: view.report === 'form' ? '1' : view.report,
    ...(problems && printMapProblemFilter(problems)),
  }
  for (const name of names) if (search[name] === undefined) delete search[name]
  return search
}

/** What changes along with a change: no link may ask for grids of a grid or filter by another indicator's classes. */
export function changeView(view: View, change: Partial<View>, county: string): View {
  const next = { ...view, ...change }
  const other = next.indicator !== view.indicator || next.show !== view.show
  if (other && change.classFilter === undefined) next.classFilter = undefined
  const finer = levelsWithin(next.within ?? county).includes(next.level)
  const whole = next.level === 'county' && next.within === undefined
  if (!finer && !whole) next.level = defaultLevel(next.within)
  return next
}

/** What goes along to another county: how one looks, not what one looks at. */
export function inOtherCounty({
  language,
  theme,
  level,
  indicator,
  show,
  hidden,
  unitGrids,
  table,
}: View): Partial<View> {
  return { language, theme, level, indicator, show, hidden, unitGrids, table }
}

/** Only the parameters that the page knows, as text: what the router keeps of a link. */
export function readSearch(search: Readonly<Record<string, unknown>>): ViewSearch {
  const known: ViewSearch = readMapProblemSearch(search)
  for (const name of names) {
    const value = search[name]
    if (typeof value === 'string' && value !== '') known[name] = value
  }
  return known
}

/** `a=1&b=2,3` and back; commas and times stay readable. The router's own way would quote every number. */
export const searchText = {
  parse: (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text)),
  print: (search: Readonly<Record<string, unknown>>): string => {
    const parts = Object.entries(search)
      .filter(([, value]) => value !== undefined)
      .map(
        ([name, value]) =>
          `${name}=${encodeURIComponent(String(value)).replace(/%(2C|3A)/g, decodeURIComponent)}`,
      )
    return parts.length > 0 ? `?${parts.join('&')}` : ''
  },
}

type Name = (typeof names)[number]

function parseSelected(text: (name: Name) => string, county: string): Selected | undefined {
  const code = insideCounty(text('area'), county, levels)
  if (code) return { type: 'area', code }
  const micro = text('area')
  if (micro.length === microCodeLength) {
    const grid = insideCounty(micro.slice(0, codeLength.grid), county, ['grid'])
    if (grid && /^\d+$/.test(micro)) return { type: 'area', code: grid, micro }
  }
  const unitGrid = text('unit-grid')
  if (/^\d{12}[0-9A-Z]{3}$/.test(unitGrid) && unitGrid.startsWith(county))
    return { type: 'unit-grid', code: unitGrid }
  const type = (['place', 'unit', 'problem'] as const).find((each) => /^[1-9]\d{0,14}$/.test(text(each)))
  return type && { type, id: Number(text(type)) }
}

function parseCamera(at: string): Camera | undefined {
  const [zoom, lat, lng, ...rest] = at
    .split(',')
    .map((each) => (each.trim() === '' ? Number.NaN : Number(each)))
  if (zoom === undefined || lat === undefined || lng === undefined || rest.length > 0) return undefined
  const sane = zoom >= 0 && zoom <= 24 && Math.abs(lat) <= 85 && Math.abs(lng) <= 180
  return sane ? { lng, lat, zoom } : undefined
}

function insideCounty(code: string, county: string, among: readonly Level[]): string | undefined {
  const level = levelOf(code)
  return level !== undefined && among.includes(level) && code.startsWith(county) ? code : undefined
}

function identifier(text: string): string | undefined {
  return /^[a-z][a-z0-9-]{0,59}$/.test(text) ? text : undefined
}

function list(text: string): string[] {
  return [...new Set(text.split(',').filter((each) => each !== ''))]
}
