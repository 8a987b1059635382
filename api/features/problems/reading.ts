// Problems for whoever looks at them: lists, map, counts, statistics, saved views, exports and the live stream.

import { csvMediaType } from '../../contract/audit.ts'
import type { problemListRoutes } from '../../contract/problem-lists.ts'
import type { problemMapRoutes } from '../../contract/problem-map.ts'
import type { problemNumberRoutes } from '../../contract/problem-numbers.ts'
import { eventStreamType, type problemViewRoutes, sheetMediaType } from '../../contract/problem-views.ts'
import { checkArea } from '../../db/areas.ts'
import { parseBox } from '../../db/box.ts'
import { chooseProblems } from '../../db/problem-filter.ts'
import { today } from '../../db/time-zone.ts'
import type { Handlers } from '../handler.ts'
import { clustersOf, heatOf } from './clusters.ts'
import { countInboxes, countProblems } from './count-problems.ts'
import { exportProblems } from './export-problems.ts'
import { listProblems } from './list-problems.ts'
import type { LiveProblems } from './live-problems.ts'
import { numberProblems, trendOf } from './number-problems.ts'
import { changeView, createView, listViews, removeView } from './problem-views.ts'

type ReadingRoutes = typeof problemListRoutes &
  typeof problemMapRoutes &
  typeof problemNumberRoutes &
  typeof problemViewRoutes

export function problemReadingHandlers(live: LiveProblems): Handlers<ReadingRoutes> {
  return {
    listProblems: ({ db, caller, params: { county }, query: { sort, after, limit, ...filter } }) =>
      listProblems(db, county, caller, filter, { sort, after, limit }),

    getProblemMap: async ({ db, caller, params: { county }, query: { zoom, screen, ...filter } }) => {
      const box = parseBox(screen)
      const { columns, condition, now } = await chooseProblems(db, county, caller, filter)
      return clustersOf(columns, condition, box, zoom, now)
    },

    getProblemHeat: async ({ db, caller, params: { county }, query: { zoom, screen, ...filter } }) => {
      const box = parseBox(screen)
      const { columns, condition } = await chooseProblems(db, county, caller, filter)
      return heatOf(columns, condition, box, zoom)
    },

    countProblems: ({ db, caller, params: { county }, query }) => countProblems(db, county, caller, query),

    countInboxes: ({ db, caller, params: { county } }) => countInboxes(db, county, caller),

    listProblemNumbers: ({ db, caller, params: { county }, query: { by, ...filter } }) =>
      numberProblems(db, county, caller, filter, by),

    getProblemTrend: ({ db, caller, params: { county }, query: { every, ...filter } }) =>
      trendOf(db, county, caller, filter, every),

    listProblemViews: async ({ db, caller, params: { county } }) => {
      await checkArea(db, county)
      return { items: await listViews(db, caller, county) }
    },

    createProblemView: async ({ db, caller, params: { county }, body }) => {
      await checkArea(db, county)
      return db.transaction().execute((trx) => createView(trx, caller, county, body))
    },

    changeProblemView: ({ db, caller, params: { county, id }, body }) =>
      db.transaction().execute((trx) => changeView(trx, caller, county, id, body)),

    removeProblemView: async ({ db, caller, params: { county, id } }) => {
      await db.transaction().execute((trx) => removeView(trx, caller, county, id))
      return { removed: true }
    },

    exportProblems: async ({ db, caller, reply, params: { county }, query: { language, ...filter } }) => {
      const table = await exportProblems(db, { county, caller, filter, language }, 'csv')
      reply.header('content-disposition', `attachment; filename="problems-${today()}.csv"`)
      return reply.type(csvMediaType).send(table)
    },

    exportProblemSheet: async ({ db, caller, reply, params: { county }, query: { language, ...filter } }) => {
      const workbook = await exportProblems(db, { county, caller, filter, language }, 'xlsx')
      reply.header('content-disposition', `attachment; filename="problems-${today()}.xlsx"`)
      return reply.type(sheetMediaType).send(workbook)
    },

    followProblems: async ({ caller, reply, request, params: { county } }) => {
      const lastEventId = request.headers['last-event-id']
      const body = await live.open(caller, county, lastEventId?.toString())
      // A proxy that gathers before it hands on would hand on nothing for minutes.
      reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no')
      return reply.type(eventStreamType).send(body)
    },
  }
}
