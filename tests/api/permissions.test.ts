// Who may call which route? Every route × every preset role, over the real API, beside a table written by hand.
import { beforeAll, describe, expect, test } from 'vitest'
import { isGiven } from '../../api/authorise.ts'
import type { Verb } from '../../api/contract/access.ts'
import { rolePresets } from '../../api/contract/roles.ts'
import { type RouteName, routes } from '../../api/contract/routes.ts'
import { openSession } from '../../api/features/accounts/sessions.ts'
import { county } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { makeAccount } from '../support/people.ts'
import { type Answer, openApi } from './ask.ts'
import {
  addressOf,
  everyRoute,
  layTownWithPeople,
  placedRoutes,
  questionsAbout,
  type TownIds,
} from './every-route.ts'
import { east, southGrid, west } from './town.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })

const everyone = 'anyone'
const signedIn = 'planner leader community unit supervisor system security auditor dispatcher'
const mapReaders = 'planner leader community unit supervisor system security dispatcher'
const placeReaders = 'planner leader community unit supervisor system dispatcher'
const problemReaders = 'planner leader community unit supervisor dispatcher'
const overseers = 'system security auditor'

/** Whoever is let in; everybody else is refused. */
const allowed: Record<RouteName, string> = {
  getHealth: everyone,
  getSignIn: everyone,
  signIn: everyone,
  signInToDemo: everyone,
  signOut: everyone,
  createFirstAdministrator: everyone,
  createDemo: everyone,

  getProfile: signedIn,
  changePassword: signedIn,
  listSessions: signedIn,
  endSession: signedIn,
  beginSecondFactor: signedIn,
  confirmSecondFactor: signedIn,
  removeSecondFactor: signedIn,
  openWall: mapReaders,
  getCatalog: signedIn,
  listCounties: signedIn,

  listAccounts: overseers,
  getAccount: overseers,
  listRoles: overseers,
  openAccount: 'system',
  changeAccount: 'system',
  setAccountDisabled: 'system',
  resetPassword: 'system',
  unlockAccount: 'system',
  endSessions: 'system',
  removeSecondFactorOf: 'system',
  revealPhone: 'leader supervisor system',
  giveGrant: 'security',
  changeGrant: 'security',
  endGrant: 'security',
  createRole: 'security',
  changeRole: 'security',
  removeRole: 'security',
  listAudit: 'auditor',
  listAuditAreas: 'auditor',
  listAuditSubjects: 'auditor',
  noteValueExport: 'planner supervisor dispatcher',
  exportAudit: 'auditor',

  getArea: mapReaders,
  listAreas: mapReaders,
  getAreaShape: mapReaders,
  getMosaic: mapReaders,
  getGridHealth: mapReaders,
  getMosaicHealth: mapReaders,
  proposeRepair: mapReaders,
  listGridVersions: mapReaders,
  changeMosaic: 'planner',
  numberGrids: 'planner',
  listBareLand: 'planner',
  getMosaicOn: mapReaders,
  compareMosaics: mapReaders,
  listGridChanges: mapReaders,
  getGridFamily: mapReaders,
  proposeGrids: 'planner leader',
  listGridProposals: 'planner leader',
  countGridProposals: 'planner leader',
  getGridProposal: 'planner leader',
  getGridProposalDraft: 'planner leader',
  stepGridProposal: 'planner leader',
  getGrid: mapReaders,
  checkCompoundGrids: 'planner community supervisor system dispatcher',
  exportGrids: 'planner supervisor dispatcher',
  listMicroGrids: mapReaders,
  changeMicroGrid: 'planner leader',
  revealMicroGridPhones: 'leader supervisor system',
  numberMicroGrids: 'planner leader',
  exportMicroGrids: 'planner supervisor dispatcher',
  countUnitGrids: mapReaders,
  getUnitGrid: mapReaders,
  exportUnitGrids: 'planner supervisor dispatcher',
  getWallMap: mapReaders,
  changeGrid: 'planner leader',
  revealGridPhones: 'leader supervisor system',
  getGround: 'planner leader',
  proposeDivision: 'planner leader',
  listAreaValues: mapReaders,
  listIndicatorValues: mapReaders,
  explainValue: mapReaders,
  getCoverageShapes: mapReaders,
  getIndicatorSurface: mapReaders,
  getSurface: mapReaders,
  search: mapReaders,
  getTile: mapReaders,
  listPlaces: placeReaders,
  getPlace: placeReaders,
  countPlaces: placeReaders,

  listUnits: mapReaders,
  getUnit: mapReaders,
  listUnitAssignments: mapReaders,
  listAreaAssignments: mapReaders,
  listTargetAssignments: mapReaders,
  listUnassignedPlaces: mapReaders,
  listAssignedPlaces: mapReaders,
  listUnitDuties: mapReaders,
  listAssignmentDuties: mapReaders,
  createUnit: 'planner system',
  changeUnit: 'planner system',
  closeUnit: 'planner system',
  reopenUnit: 'planner system',
  importUnits: 'planner system',
  revealUnitPhone: 'leader supervisor system',
  createAssignment: 'planner',
  changeAssignment: 'planner',
  endAssignment: 'planner',
  assignMany: 'planner',
  undoAssignMany: 'planner',
  matchAssignments: 'planner',
  createDuty: 'planner leader community unit',
  listProblems: problemReaders,
  getProblemMap: problemReaders,
  getProblemHeat: problemReaders,
  countProblems: problemReaders,
  countInboxes: problemReaders,
  listProblemNumbers: problemReaders,
  getProblemTrend: problemReaders,
  listProblemViews: problemReaders,
  createProblemView: problemReaders,
  changeProblemView: problemReaders,
  removeProblemView: problemReaders,
  exportProblems: 'planner supervisor dispatcher',
  exportProblemSheet: 'planner supervisor dispatcher',
  followProblems: problemReaders,
  getProblem: problemReaders,
  lookAtSpot: problemReaders,
  moveProblems: problemReaders,
  followProblem: problemReaders,
  revealCaller: 'leader supervisor system',
  getProblemSettings: problemReaders,
  changeProblemSettings: 'planner',
  createProblemCategory: 'planner',
  changeProblemCategory: 'planner',
  createProblemSource: 'planner',
  changeProblemSource: 'planner',
  listProblemRules: 'planner',
  createProblemRule: 'planner',
  changeProblemRule: 'planner',
  orderProblemRules: 'planner',
  tryProblemRules: 'planner',
  reportProblem: problemReaders,
  moveProblem: problemReaders,
  changeDuty: 'planner leader community unit',
  uploadPhoto: 'planner leader community unit supervisor dispatcher',
  getPhoto: mapReaders,
}

/** The first word of the table for each preset, where it is given in the town, and what it is called there. */
const roles = [
  { word: 'planner', roleId: 'planner', area: county },
  { word: 'leader', roleId: 'grid-leader', area: southGrid },
  { word: 'community', roleId: 'community-staff', area: west },
  { word: 'unit', roleId: 'unit-staff', area: county, ofUnit: true },
  { word: 'supervisor', roleId: 'supervisor', area: county },
  { word: 'system', roleId: 'system-administrator', area: '' },
  { word: 'security', roleId: 'security-administrator', area: '' },
  { word: 'auditor', roleId: 'auditor', area: '' },
  { word: 'dispatcher', roleId: 'dispatcher', area: county },
]

let ids: TownIds
const accounts = new Map<string, number>()
/** The same roles in a county beside this one. */
const strangers = new Map<string, number>()

beforeAll(async () => {
  ids = await layTownWithPeople(db)
  for (const { word, roleId, area, ofUnit } of roles) {
    const unitId = ofUnit ? ids.unit : null
    accounts.set(word, await makeAccount(db, word, [{ roleId, scope: { area, unitId } }]))
    const elsewhere = { area: area.replace(county, '629902') || '629902', unitId: null }
    strangers.set(word, await makeAccount(db, `${word}-elsewhere`, [{ roleId, scope: elsewhere }]))
  }
})

/** As nobody without an account; every question with a session of its own. */
async function askAs(name: RouteName, accountId?: number): Promise<Answer> {
  const asked = questionsAbout(ids)[name]
  const cookie = accountId ? await openSession(db, accountId, { address: '127.0.0.1', agent: 'test' }) : ''
  const { method } = routes[name]
  const body = asked.bytes ?? asked.body
  return ask(addressOf(routes[name], asked), { method, cookie, ...(body && { body }) })
}

describe('a route that one of several verbs opens', () => {
  const access = { verb: ['duty.write', 'unit.read'], over: 'inside' } as const
  const holder = (...verbs: Verb[]) => ({
    grants: [{ roleId: 'some', verbs, scope: { area: west, unitId: null } }],
  })

  test.each<[Verb[], string, boolean]>([
    [['duty.write'], county, true],
    [['unit.read'], county, true],
    [['map.read', 'unit.read'], county, true],
    [['map.read', 'unit.write'], county, false],
    [[], county, false],
    // held, but nowhere inside
    [['duty.write', 'unit.read'], east, false],
  ])('with %j asked in %s: %s', (verbs, area, expected) => {
    expect(isGiven(holder(...verbs), access, area)).toBe(expected)
  })

  test('is opened by none of them over more than is held', () => {
    expect(isGiven(holder('duty.write', 'unit.read'), { ...access, over: 'area' }, county)).toBe(false)
    expect(isGiven(holder('duty.write', 'unit.read'), { ...access, over: 'area' }, southGrid)).toBe(true)
  })
})

const refusals = ['not-signed-in', 'not-permitted']

test('the table knows every preset role', () => {
  expect(roles.map(({ roleId }) => roleId)).toEqual(rolePresets.map(({ id }) => id))
})

describe.each(everyRoute)('%s', (name) => {
  test('lets in whom the table names, and nobody else', async () => {
    const found: string[] = []
    for (const [word, id] of [...accounts, ['nobody', undefined] as const]) {
      const { status, body } = await askAs(name, id)
      if (refusals.includes(body?.error?.code)) continue
      found.push(word)
      // The question itself was right, whatever became of it.
      expect([400, 500], `${word}: ${JSON.stringify(body?.error)}`).not.toContain(status)
    }
    const expected = allowed[name] === everyone ? [...accounts.keys(), 'nobody'] : allowed[name].split(' ')
    expect(found).toEqual(expected)
  })
})

describe.each(placedRoutes)('%s', (name) => {
  test('tells and does nothing for the same roles of another county', async () => {
    for (const [word, id] of strangers) {
      const { status, body, bytes } = await askAs(name, id)
      if (refusals.includes(body?.error?.code) || status === 404) continue
      expect(status, `${word}: ${JSON.stringify(body)}`).toBe(200)
      expect(routes[name].method, word).toBe('GET')
      for (const own of [county, '和谐家园', '张三', '县住建局'])
        expect(bytes.toString(), word).not.toContain(own)
    }
  })
})
