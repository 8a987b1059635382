// Numbers of areas, why they are what they are, and the shapes behind them.
import { findKind } from '../../../geodata/kinds/index.ts'
import type { indicatorRoutes } from '../../contract/indicators.ts'
import { checkArea, countyOf } from '../../db/areas.ts'
import { AppError } from '../../db/errors.ts'
import { explainValue } from '../../indicators/explain.ts'
import { refreshForToday } from '../../indicators/refresh.ts'
import { coverageShapes } from '../../indicators/shapes.ts'
import { distanceSurface, indicatorSurface } from '../../indicators/surface.ts'
import { getDefinition, listAreaValues, listValues } from '../../indicators/values.ts'
import type { Handlers } from '../handler.ts'

export const indicatorHandlers: Handlers<typeof indicatorRoutes> = {
  listAreaValues: async ({ db, params: { code } }) => {
    await refreshForToday(db, countyOf(code))
    const items = await listAreaValues(db, code)
    const state = await db
      .selectFrom('countyState')
      .select('factsAt')
      .where('countyCode', '=', countyOf(code))
      .executeTakeFirst()
    return { items, computedAt: state?.factsAt?.toISOString() ?? null }
  },

  listIndicatorValues: async ({ db, params: { indicator }, query: { within, level } }) => {
    getDefinition(indicator)
    await checkArea(db, within)
    await refreshForToday(db, countyOf(within))
    return { items: await listValues(db, indicator, within, level) }
  },

  explainValue: async ({ db, params, query }) => {
    await refreshForToday(db, countyOf(query.area))
    return explainValue(db, params.indicator, query.area)
  },

  getCoverageShapes: async ({ db, params, query }) => {
    getDefinition(params.indicator)
    await checkArea(db, query.area)
    return coverageShapes(db, params.indicator, query.area)
  },

  getIndicatorSurface: async ({ db, params, query }) => {
    getDefinition(params.indicator)
    await checkArea(db, query.area)
    return indicatorSurface(db, params.indicator, query.area)
  },

  getSurface: async ({ db, query }) => {
    if (!findKind(query.kind))
      throw new AppError('unknown-kind', `There is no kind of place called ${query.kind}.`)
    await checkArea(db, query.area)
    return distanceSurface(db, query)
  },
}
