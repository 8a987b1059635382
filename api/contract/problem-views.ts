// Saved views 常用视图 of a person, the export of a filter as a table, and the stream that tells of changes as they happen.
import { type Static, Type } from 'typebox'
import { csvMediaType } from './audit.ts'
import { Light, ProblemFilter, problemFilters } from './problem-filter.ts'
import { StatusSchema } from './problem-workflow.ts'
import { defaulted, route, rowId, strict } from './route.ts'

const County = Type.String({ pattern: '^\\d{6}$' })
const MomentOrNull = Type.Union([Type.String({ format: 'date-time' }), Type.Null()])

/** The most views of one person in one county. */
export const mostViews = 50

export const ProblemView = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  filter: ProblemFilter,
})
export type ProblemView = Static<typeof ProblemView>

/** No two views of a person have the same name. */
const ViewBody = strict({
  name: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
  filter: ProblemFilter,
})

/** A workbook of Excel. */
export const sheetMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Rows that a sheet of Excel holds besides its headings. */
export const mostSheetRows = 1_048_575

const exported = {
  method: 'GET',
  access: { verb: 'data.export', over: 'inside' },
  rate: 'export',
  params: strict({ county: County }),
  query: strict({ ...problemFilters, language: defaulted(Type.Enum(['zh', 'en']), 'zh') }),
  response: Type.Any(),
} as const

/** Event `problem` of the stream: one that the caller may see is new or has changed. */
export const ProblemSignal = Type.Object({
  id: Type.Integer(),
  version: Type.Integer(),
  status: StatusSchema,
  category: Type.String(),
  area: Type.String(),
  unitId: Type.Union([Type.Integer(), Type.Null()]),
  position: Type.Tuple([Type.Number(), Type.Number()]),
  light: Type.Union([Light, Type.Null()]),
  dueAt: MomentOrNull,
  nearlyDueAt: MomentOrNull,
  reportedAt: Type.String({ format: 'date-time' }),
  /** The caller reported it. */
  mine: Type.Boolean(),
  /** It was not there before, or the caller could not see it. */
  isNew: Type.Boolean(),
})
export type ProblemSignal = Static<typeof ProblemSignal>

/**
 * Event `gone`: the caller may not see it any more. Besides, without data: `hello` at the beginning; `again`: something was
 * missed, or the caller's rights have changed, ask for everything anew; `over`: the session is over.
 */
export const GoneSignal = Type.Object({ id: Type.Integer() })
export type GoneSignal = Static<typeof GoneSignal>

export const eventStreamType = 'text/event-stream'
/** Streams that one session may keep open: one of each tab. */
export const streamsPerSession = 8
/** A comment goes out this often, so that proxies keep the stream and a broken one is noticed. */
export const heartbeatSeconds = 20

export const problemViewRoutes = {
  listProblemViews: route({
    method: 'GET',
    url: '/counties/:county/problem-views',
    access: { verb: 'problem.read', over: 'inside' },
    summary: 'The saved views of the caller, by name',
    params: strict({ county: County }),
    response: Type.Object({ items: Type.Array(ProblemView) }),
  }),
  createProblemView: route({
    method: 'POST',
    url: '/counties/:county/problem-views',
    access: { verb: 'problem.read', over: 'inside' },
    summary: `Saves a filter under a name, at most ${mostViews} of each person`,
    params: strict({ county: County }),
    body: ViewBody,
    response: ProblemView,
  }),
  changeProblemView: route({
    method: 'PUT',
    url: '/counties/:county/problem-views/:id',
    access: { verb: 'problem.read', over: 'inside' },
    summary: 'Gives a view of the caller another name or another filter',
    params: strict({ county: County, id: rowId(1) }),
    body: ViewBody,
    response: ProblemView,
  }),
  removeProblemView: route({
    method: 'DELETE',
    url: '/counties/:county/problem-views/:id',
    access: { verb: 'problem.read', over: 'inside' },
    summary: 'Removes a view of the caller',
    params: strict({ county: County, id: rowId(1) }),
    response: Type.Object({ removed: Type.Boolean() }),
  }),
  exportProblems: route({
    ...exported,
    url: '/counties/:county/problem-export/csv',
    summary: 'All problems of a filter as CSV for Excel, with who did what when; leaves an audit line',
    mediaType: csvMediaType,
  }),
  exportProblemSheet: route({
    ...exported,
    url: '/counties/:county/problem-export/xlsx',
    summary: 'The same as a workbook of Excel',
    mediaType: sheetMediaType,
  }),
  followProblems: route({
    method: 'GET',
    url: '/counties/:county/problem-stream',
    access: { verb: 'problem.read', over: 'inside' },
    background: true,
    summary: 'Tells of every change of a problem that the caller may see, as it happens (server-sent events)',
    params: strict({ county: County }),
    response: Type.Any(),
    mediaType: eventStreamType,
  }),
}
