// Where is it? The only maker of URLs: pages of the product, routes of the API, the documentation.
import type { ToOptions } from '@tanstack/react-router'
import type { HeldGrant, Scope, Verb } from '../api/contract/access.ts'
import { codeLength, levelOf } from '../api/contract/areas.ts'
import type { GridProposalFilter } from '../api/contract/grid-proposals.ts'
import { inboxes, inboxIds, type ProblemFilter } from '../api/contract/problem-filter.ts'
import type { Landing } from '../api/contract/roles.ts'
import type { BodyOf, ParamsOf, QueryOf, Route } from '../api/contract/route.ts'
import { printProblemFilter } from './problem-link.ts'
import type { Text } from './text/zh-CN.ts'
import { defaultLevel, type Language, printView, type View } from './view.ts'

/** Patterns of the pages; `routes.tsx` gives each a component. */
export const pagePatterns = {
  home: '/',
  county: '/county/$code',
  units: '/county/$code/units',
  unit: '/county/$code/units/$id',
  unitSheet: '/county/$code/units/$id/sheet',
  grid: '/county/$code/grids/$grid',
  gridCard: '/county/$code/grids/$grid/card',
  assignments: '/county/$code/assignments',
  gridHealth: '/county/$code/grids',
  problems: '/county/$code/problems',
  problem: '/county/$code/problems/$id',
  problemSheet: '/county/$code/problems/$id/sheet',
  problemNumbers: '/county/$code/problem-numbers',
  problemSettings: '/county/$code/problem-settings',
  gridHistory: '/county/$code/grid-history',
  gridNumbering: '/county/$code/grid-numbering',
  gridProposals: '/county/$code/grid-proposals',
  gridProposal: '/county/$code/grid-proposals/$id',
  mine: '/county/$code/mine',
  people: '/people',
  roles: '/roles',
  audit: '/audit',
  profile: '/profile',
  administrator: '/administrator',
} as const

export const documentationPath = '/api/docs'

/** For links that stand on every page: the router alone would call whatever lies below them the same page. */
export const onlyThisPage = { exact: true, includeSearch: false } as const

/** What every page knows of the link. */
export type RootView = Pick<View, 'language' | 'theme'>

/** The start page. The language travels along, since every link should open in the reader's own. */
export function toHome({ language, theme }: RootView) {
  return { to: pagePatterns.home, search: printView({ language, theme }) } as const
}

/** The map page of a county; what the view leaves out takes its default. */
export function toCounty(code: string, view: Partial<View> = {}) {
  return { to: pagePatterns.county, params: { code }, search: printView(view) } as const
}

/** The units of a county; the filter as `unit-filter.ts` reads it. */
export function toUnits(code: string, { language }: Partial<RootView>, filter: Filter = {}) {
  return {
    to: pagePatterns.units,
    params: { code },
    search: { ...printView({ language }), ...filter },
  } as const
}

/** The page of one unit. */
export function toUnit(code: string, id: number, { language }: Partial<RootView>) {
  return { to: pagePatterns.unit, params: { code, id: String(id) }, search: printView({ language }) } as const
}

/** Its responsibility sheet, for paper. */
export function toUnitSheet(code: string, id: number, { language }: Partial<RootView>) {
  return {
    to: pagePatterns.unitSheet,
    params: { code, id: String(id) },
    search: printView({ language }),
  } as const
}

/** The page of one grid, by its 15 digits. */
export function toGrid(grid: string, { language }: Partial<RootView>) {
  return { to: pagePatterns.grid, params: inCounty(grid), search: printView({ language }) } as const
}

/** Its public notice, for paper. */
export function toGridCard(grid: string, { language }: Partial<RootView>) {
  return { to: pagePatterns.gridCard, params: inCounty(grid), search: printView({ language }) } as const
}

function inCounty(grid: string) {
  return { code: grid.slice(0, codeLength.county), grid }
}

/** Who answers for what in a county; the filter as `assignment-filter.ts` reads it. */
export function toAssignments(code: string, { language }: Partial<RootView>, filter: Filter = {}) {
  return {
    to: pagePatterns.assignments,
    params: { code },
    search: { ...printView({ language }), ...filter },
  } as const
}

/** How the grids of a county lie, or those of one community; `all`: with the communities in which nothing is wrong. */
export function toGridHealth(code: string, { language }: Partial<RootView>, community?: string, all = false) {
  return {
    to: pagePatterns.gridHealth,
    params: { code },
    search: { ...printView({ language }), community, all: all ? '1' : undefined },
  } as const
}

/** The list of problems; without a filter all that is open. */
export function toProblems(
  code: string,
  { language }: Partial<RootView>,
  filter: ProblemFilter = {},
  sort?: string,
) {
  return {
    to: pagePatterns.problems,
    params: { code },
    search: { ...printView({ language }), ...printProblemFilter(filter), ...(sort && { sort }) },
  } as const
}

/** The first of the inboxes of whoever holds these verbs; all that is open for whoever has none. */
export function toInbox(code: string, view: Partial<RootView>, held: readonly Verb[]) {
  const inbox = inboxIds.find((id) => held.includes(inboxes[id].verb))
  return toProblems(code, view, inbox && { inbox })
}

/** One problem; `filter` and `sort`: of the list that it was found in, so that the way leads back and on to the next one. */
export function toProblem(
  code: string,
  id: number,
  { language }: Partial<RootView>,
  filter: ProblemFilter = {},
  sort?: string,
) {
  return {
    to: pagePatterns.problem,
    params: { code, id: String(id) },
    search: { ...printView({ language }), ...printProblemFilter(filter), ...(sort && { sort }) },
  } as const
}

/** The single sheet of a problem, for paper. */
export function toProblemSheet(code: string, id: number, { language }: Partial<RootView>) {
  return {
    to: pagePatterns.problemSheet,
    params: { code, id: String(id) },
    search: printView({ language }),
  } as const
}

/** How many, by what and when; the choice as `numbers-link.ts` reads it. */
export function toProblemNumbers(code: string, { language }: Partial<RootView>, choice: Filter = {}) {
  return {
    to: pagePatterns.problemNumbers,
    params: { code },
    search: { ...printView({ language }), ...choice },
  } as const
}

/** What problems are judged by; `part`: categories, rules, limits ... */
export function toProblemSettings(code: string, { language }: Partial<RootView>, part?: string) {
  return {
    to: pagePatterns.problemSettings,
    params: { code },
    search: { ...printView({ language }), part },
  } as const
}

/** What the grids of a community were; as `grid-history-search.ts` reads it. */
export function toGridHistory(
  code: string,
  { language }: Partial<RootView>,
  choice: { community?: string | undefined; day?: string | undefined; since?: string | undefined } = {},
) {
  return {
    to: pagePatterns.gridHistory,
    params: { code },
    search: { ...printView({ language }), ...choice },
  } as const
}

/** The numbers of the grids of a community, to be given anew. */
export function toGridNumbering(code: string, { language }: Partial<RootView>, community?: string) {
  return {
    to: pagePatterns.gridNumbering,
    params: { code },
    search: { ...printView({ language }), community },
  } as const
}

/** Proposals for the borders of grids. */
export function toGridProposals(code: string, { language }: Partial<RootView>, which?: GridProposalFilter) {
  return {
    to: pagePatterns.gridProposals,
    params: { code },
    search: { ...printView({ language }), ...(which && { which }) },
  } as const
}

/** One of them. */
export function toGridProposal(code: string, id: number, { language }: Partial<RootView>) {
  return {
    to: pagePatterns.gridProposal,
    params: { code, id: String(id) },
    search: printView({ language }),
  } as const
}

/** What somebody reported and follows, and who they are: the third tab of a phone. */
export function toMine(code: string, { language }: Partial<RootView>) {
  return { to: pagePatterns.mine, params: { code }, search: printView({ language }) } as const
}

/** What a list is narrowed to, as search parameters; undefined is left out. */
type Filter = Readonly<Record<string, string | undefined>>

/** Accounts and what they may do; the filter as `account-filter.ts` reads it. */
export function toPeople({ language }: Partial<RootView>, filter: Filter = {}) {
  return { to: pagePatterns.people, search: { ...printView({ language }), ...filter } } as const
}

/** What each role may do. */
export function toRoles({ language }: Partial<RootView>) {
  return { to: pagePatterns.roles, search: printView({ language }) } as const
}

/** The audit log; the filter as `audit-filter.ts` reads it. */
export function toAudit({ language }: Partial<RootView>, filter: Filter = {}) {
  return { to: pagePatterns.audit, search: { ...printView({ language }), ...filter } } as const
}

/** The own account. */
export function toProfile({ language }: Partial<RootView>) {
  return { to: pagePatterns.profile, search: printView({ language }) } as const
}

/** The same page in another language. */
export function inLanguage(language: Language) {
  return {
    to: '.',
    search: (now: Record<string, unknown>) => ({ ...now, lang: printView({ language }).lang }),
  } as const
}

/** Pages in the menu of the account, by the words of `text.pages`; with a verb only for those who hold it somewhere. */
export const menuPages: readonly MenuPage[] = [
  {
    title: 'units',
    verb: 'unit.read',
    open: (county, view) => (county === undefined ? toProfile(view) : toUnits(county, view)),
  },
  {
    title: 'assignments',
    verb: 'unit.read',
    open: (county, view) => (county === undefined ? toProfile(view) : toAssignments(county, view)),
  },
  {
    title: 'gridHealth',
    verb: 'grid.write',
    open: (county, view) => (county === undefined ? toProfile(view) : toGridHealth(county, view)),
  },
  { title: 'people', verb: 'account.read', open: (_, view) => toPeople(view) },
  { title: 'roles', verb: 'account.read', open: (_, view) => toRoles(view) },
  { title: 'audit', verb: 'audit.read', open: (_, view) => toAudit(view) },
  { title: 'profile', open: (_, view) => toProfile(view) },
]

interface MenuPage {
  title: keyof Text['pages']
  verb?: Verb
  /** `county`: the one that the first grant lies in; undefined while there is none. */
  open: (county: string | undefined, view: RootView) => ToOptions
}

/** The county that a grant speaks of: its own, or the first one where it holds over all of them. */
export function countyFor(
  grant: Pick<HeldGrant, 'scope'> | undefined,
  counties: readonly { code: string; demo: boolean }[] = [],
): string | undefined {
  // Whoever has a county of his own does not come for the demo.
  const first = counties.find(({ demo }) => !demo) ?? counties[0]
  return grant?.scope.area.slice(0, codeLength.county) || first?.code
}

/** Where the work of a role begins. */
const landingPages: Record<
  Landing,
  (scope: Scope, county: string, view: RootView, verbs: readonly Verb[]) => ToOptions
> = {
  indicators: (_, county, view) => toCounty(county, view),
  area: ({ area }, county, view) => toCounty(county, { ...view, ...ownArea(area) }),
  duties: ({ unitId }, county, view) =>
    unitId === null ? toCounty(county, view) : toUnit(county, unitId, view),
  problems: (_, county, view, verbs) => toInbox(county, view, verbs),
  people: (_, __, view) => toPeople(view),
  audit: (_, __, view) => toAudit(view),
}

/** Where whoever holds a grant lands; without any county there is only the own account. */
export function toLanding(
  { landing, scope, verbs = [] }: { landing: Landing; scope: Scope; verbs?: readonly Verb[] },
  county: string | undefined,
  view: RootView,
): ToOptions {
  return county === undefined ? toProfile(view) : landingPages[landing](scope, county, view, verbs)
}

/** The map inside one's own area, with the area itself chosen; a grid is looked at inside its community. */
function ownArea(area: string): Partial<View> {
  const level = levelOf(area)
  if (level === undefined || level === 'county') return {}
  const within = area.slice(0, codeLength[level === 'grid' ? 'community' : level])
  return { within, level: defaultLevel(within), selected: { type: 'area', code: area } }
}

type Required<T> = Record<string, never> extends T ? true : false

/** What a call of a route has to name: path parameters and a body when it has some, a query when a part of it is not optional. */
export type Input<R extends Route> = (Required<ParamsOf<R>> extends true
  ? { params?: ParamsOf<R> }
  : { params: ParamsOf<R> }) &
  (Required<QueryOf<R>> extends true ? { query?: QueryOf<R> } : { query: QueryOf<R> }) &
  (undefined extends BodyOf<R> ? { body?: undefined } : { body: BodyOf<R> })

/** Path and query of a route of the API; values that are undefined are left out. */
export function apiPath<R extends Route>(route: R, input: Input<R>): string {
  const params: Record<string, unknown> = input.params ?? {}
  const path = route.url.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined) query.set(name, String(value))
  }
  return `/api${path}${query.size > 0 ? `?${query}` : ''}`
}
