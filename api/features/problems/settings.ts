// What problems are judged by: read by whoever reports, kept by the planner.
import type { ruleRoutes } from '../../contract/problem-rules.ts'
import type { settingRoutes } from '../../contract/problem-settings.ts'
import type { Db } from '../../db/tables.ts'
import type { Handlers } from '../handler.ts'
import { changeRule, createRule, listRules, orderRules } from './change-rules.ts'
import {
  changeCategory,
  changeSettings,
  changeSource,
  createCategory,
  createSource,
} from './change-settings.ts'
import { ensureProblemSetup } from './ensure-setup.ts'
import { readProblemSettings } from './read-settings.ts'
import { tryRules } from './try-rules.ts'

/** In one transaction, on settings that are there. */
async function change<T>(db: Db, county: string, write: (trx: Db) => Promise<T>): Promise<T> {
  await ensureProblemSetup(db, county)
  return db.transaction().execute(write)
}

export const settingHandlers: Handlers<typeof settingRoutes & typeof ruleRoutes> = {
  getProblemSettings: async ({ db, params: { county } }) => {
    await ensureProblemSetup(db, county)
    return readProblemSettings(db, county)
  },

  changeProblemSettings: ({ db, caller, params: { county }, body }) =>
    change(db, county, (trx) => changeSettings(trx, caller, county, body)),

  createProblemCategory: ({ db, caller, params: { county }, body }) =>
    change(db, county, (trx) => createCategory(trx, caller, county, body)),

  changeProblemCategory: ({ db, caller, params: { county, category }, body }) =>
    change(db, county, (trx) => changeCategory(trx, caller, county, category, body)),

  createProblemSource: ({ db, caller, params: { county }, body }) =>
    change(db, county, (trx) => createSource(trx, caller, county, body)),

  changeProblemSource: ({ db, caller, params: { county, source }, body }) =>
    change(db, county, (trx) => changeSource(trx, caller, county, source, body)),

  listProblemRules: async ({ db, params: { county } }) => {
    await ensureProblemSetup(db, county)
    return listRules(db, county)
  },

  createProblemRule: ({ db, caller, params: { county }, body }) =>
    change(db, county, (trx) => createRule(trx, caller, county, body)),

  changeProblemRule: ({ db, caller, params: { county, id }, body }) =>
    change(db, county, (trx) => changeRule(trx, caller, county, id, body)),

  orderProblemRules: ({ db, caller, params: { county }, body: { ids } }) =>
    change(db, county, (trx) => orderRules(trx, caller, county, ids)),

  tryProblemRules: async ({ db, params: { county }, body: { rules } }) => {
    await ensureProblemSetup(db, county)
    return tryRules(db, county, rules, new Date())
  },
}
