// Who may call which route? Every route × every preset role, over the real API, beside a table written by hand.
import { beforeAll, describe, expect, test } from 'vitest'
import { rolePresets } from '../../api/contract/roles.ts'
import { type RouteName, routes } from '../../api/contract/routes.ts'
import { openSession } from '../../api/features/accounts/sessions.ts'
import { county } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { makeAccount } from '../support/people.ts'
import { type Answer, openApi } from './ask.ts'
import { addressOf, everyRoute, layTownWithPeople, questionsAbout, type TownIds } from './every-route.ts'
import { southGrid, west } from './town.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })

const everyone = 'anyone'
const signedIn = 'planner leader community unit supervisor system security auditor dispatcher'
const mapReaders = 'planner leader community unit supervisor system security dispatcher'
const placeReaders = 'planner leader community unit supervisor system dispatcher'
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
  revealPhone: 'leader supervisor',
  giveGrant: 'security',
  changeGrant: 'security',
  endGrant: 'security',
  createRole: 'security',
  changeRole: 'security',
  removeRole: 'security',
  listAudit: 'auditor',
  exportAudit: 'auditor',

  getArea: mapReaders,
  listAreas: mapReaders,
  getAreaShape: mapReaders,
  getMosaic: mapReaders,
  listGridVersions: mapReaders,
  changeMosaic: 'planner leader',
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
  revealUnitPhone: 'leader supervisor',
  createAssignment: 'planner',
  changeAssignment: 'planner',
  endAssignment: 'planner',
  assignMany: 'planner',
  matchAssignments: 'planner',
  createDuty: 'planner leader community unit',
  changeDuty: 'planner leader community unit',
  uploadPhoto: 'planner leader community unit',
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

describe.each(everyRoute.filter(([, { access }]) => typeof access === 'object'))('%s', (name) => {
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
