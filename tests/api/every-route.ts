// A valid question for every route of the contract, about the town: for tests that walk over all routes. A new route gets
// its line here and in the table of permissions.test.ts; without them neither compiles.
import type { Route } from '../../api/contract/route.ts'
import { type RouteName, routes } from '../../api/contract/routes.ts'
import type { Db } from '../../api/db/tables.ts'
import { presetCalendar } from '../../api/features/problems/preset-calendar.ts'
import { county, township } from '../support/county.ts'
import { makeAccount } from '../support/people.ts'
import { insertPhoto } from '../support/photos.ts'
import { makeProblem, reportAt, rubbish } from '../support/problems.ts'
import { position, square } from '../support/shapes.ts'
import { makeUnitGrid } from '../support/unit-grids.ts'
import { layTown, southGrid, west } from './town.ts'

/** Rows of the town that questions name. */
export interface TownIds {
  /** The account `target`, with a grant over the southern grid. */
  account: number
  grant: number
  compound: number
  unit: number
  /** Of the unit, for the compound. */
  assignment: number
  /** Shown by an entry of the duty log on that assignment. */
  photo: number
  /** Reported by that account in the compound. */
  problem: number
}

/** The town, an account that others are asked to change, and a role that nobody has. */
export async function layTownWithPeople(db: Db): Promise<TownIds> {
  await layTown(db)
  const account = await makeAccount(db, 'target', [
    { roleId: 'grid-leader', scope: { area: southGrid, unitId: null } },
  ])
  await db
    .updateTable('account')
    .set({ phone: '13800001234', displayName: '张三' })
    .where('id', '=', account)
    .execute()
  await db
    .insertInto('role')
    .values({
      id: 'spare',
      titleZh: '备用',
      titleEn: 'Spare',
      verbs: ['map.read'],
      landing: 'area',
      usualScope: 'grid',
    })
    .execute()
  const { id: grant } = await db
    .selectFrom('roleGrant')
    .select('id')
    .where('accountId', '=', account)
    .executeTakeFirstOrThrow()
  const { id: compound } = await db
    .selectFrom('place')
    .select('id')
    .where('kind', '=', 'compound')
    .executeTakeFirstOrThrow()
  const { id: assignment, unitId: unit } = await db
    .selectFrom('assignment')
    .select(['id', 'unitId'])
    .where('placeId', '=', compound)
    .executeTakeFirstOrThrow()
  await makeUnitGrid(db, unitGrid, square(-1000, -1000, 100))
  const photo = await showPhoto(db, account, assignment)
  const problem = await makeProblem(db, account, reportAt([-800, -850]))
  return { account, grant, compound, unit, assignment, photo, problem }
}

async function showPhoto(db: Db, account: number, assignment: number): Promise<number> {
  const photo = await insertPhoto(db, county, account, { used: true })
  const { id } = await db
    .insertInto('duty')
    .values({
      countyCode: county,
      assignmentId: assignment,
      kind: 'visit',
      happenedOn: day,
      words: '走访',
      authorId: account,
      authorName: '张三',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('dutyPhoto')
    .values({ countyCode: county, dutyId: id, photoId: photo, position: 0 })
    .execute()
  return photo
}

interface Asked {
  params?: Record<string, string | number>
  query?: Record<string, string>
  body?: Record<string, unknown>
  /** The body of an upload. */
  bytes?: Buffer
}

/** The code of the southern grid as well: the two families know nothing of each other. */
const unitGrid = southGrid
const indicator = 'park-service-coverage'
const day = '2026-03-01'
const password = 'Grün-und-7-Blätter'

export function questionsAbout(ids: TownIds): Record<RouteName, Asked> {
  const { account, grant, compound, unit, assignment, photo, problem } = ids
  const role = {
    title: { zh: '备用', en: 'Spare' },
    verbs: ['map.read'],
    landing: 'area',
    usualScope: 'grid',
  }
  const target = { type: 'place', id: String(compound) }
  const here = reportAt([-800, -850]).position
  const title = { zh: '试', en: 'Trial' }
  const category = {
    title,
    limits: [{ condition: null, limit: { amount: 4, clock: 'working-hours' }, source: title }],
    ...{ stepLimits: {}, keywords: [], kinds: [], unitId: null, active: true, position: 1 },
  }
  const source = { title, byCaller: false, active: true, position: 1 }
  const rule = { title, categories: [], area: null, answer: 'grid', unitId: null, active: true }
  const duty = { kind: 'visit', happenedOn: day, words: '走访' }
  return {
    getHealth: {},
    getSignIn: {},
    signIn: { body: { name: 'nobody', password } },
    signInToDemo: { body: { name: 'demo-planner' } },
    signOut: {},
    getProfile: {},
    changePassword: { body: { oldPassword: password, newPassword: `${password}!` } },
    listSessions: {},
    endSession: { params: { id: 987654 } },
    openWall: { body: { password } },
    beginSecondFactor: { body: { password } },
    confirmSecondFactor: { body: { code: '123456' } },
    removeSecondFactor: { body: { password } },
    createFirstAdministrator: {
      body: { token: 'no-such-token-of-the-server', name: 'first', displayName: '首位', password },
    },
    listAccounts: { query: { q: 'target' } },
    getAccount: { params: { id: account } },
    openAccount: { body: { name: 'new', displayName: '新人' } },
    changeAccount: { params: { id: account }, body: { displayName: '张三', version: 1 } },
    setAccountDisabled: { params: { id: account }, body: { disabled: false, version: 1 } },
    resetPassword: { params: { id: account } },
    unlockAccount: { params: { id: account } },
    endSessions: { params: { id: account } },
    removeSecondFactorOf: { params: { id: account } },
    revealPhone: { params: { id: account } },
    giveGrant: {
      params: { id: account },
      body: { roleId: 'planner', scope: { area: township, unitId: null } },
    },
    changeGrant: {
      params: { id: account, grant },
      body: { validFrom: day, validTo: null, version: 1 },
    },
    endGrant: { params: { id: account, grant: 987654 }, body: { version: 1 } },
    listRoles: {},
    createRole: { body: { id: 'another', ...role } },
    changeRole: { params: { id: 'spare' }, body: { ...role, version: 1 } },
    removeRole: { params: { id: 'no-such-role' }, body: { version: 1 } },
    getCatalog: {},
    listCounties: {},
    getArea: {},
    listAreas: { query: { within: county, level: 'grid' } },
    getAreaShape: {},
    getMosaic: { params: { code: west } },
    getGround: { params: { code: west } },
    proposeDivision: { params: { code: west }, body: {} },
    numberGrids: { params: { code: west }, body: { reason: '统一编号' } },
    listBareLand: { params: { code: west } },
    getGridHealth: { params: { county } },
    getMosaicHealth: { params: { code: west } },
    proposeRepair: { params: { code: west } },
    changeMosaic: {
      params: { code: west },
      body: {
        changed: [{ code: southGrid, version: 987654, geometry: square(-2000, -2000, 2000) }],
        reason: '调整',
      },
    },
    listGridVersions: { params: { code: west } },
    proposeGrids: {
      params: { code: west },
      body: {
        changed: [{ code: southGrid, version: 987654, geometry: square(-2000, -2000, 2000) }],
        reason: '调整',
      },
    },
    getMosaicOn: { query: { on: day } },
    compareMosaics: { params: { code: west }, query: { from: day, to: day } },
    listGridChanges: { params: { code: west } },
    getGridFamily: { params: { code: west } },
    listGridProposals: {},
    countGridProposals: {},
    getGridProposal: { params: { id: 987654 } },
    getGridProposalDraft: { params: { id: 987654 } },
    stepGridProposal: { params: { id: 987654 }, body: { action: 'withdraw', version: 1 } },
    getGrid: { params: { code: southGrid } },
    changeGrid: {
      params: { code: southGrid },
      body: {
        version: 987654,
        name: '网格001',
        leaderName: '王丽',
        deputies: [{ name: '赵平', duty: '网格员' }],
      },
    },
    checkCompoundGrids: {
      params: { code: west },
      body: { rows: [{ compound: '和谐家园', grid: '一网格' }] },
    },
    exportGrids: { params: { code: west, format: 'geojson' } },
    listMicroGrids: { params: { code: southGrid } },
    changeMicroGrid: {
      params: { code: `${southGrid}01` },
      body: { version: 987654, name: '微网格01', leaderName: '孙梅', households: 36 },
    },
    revealMicroGridPhones: { params: { code: southGrid } },
    numberMicroGrids: { params: { code: southGrid }, body: {} },
    exportMicroGrids: { params: { code: west, format: 'geojson' } },
    countUnitGrids: {},
    getUnitGrid: { params: { code: unitGrid } },
    exportUnitGrids: { params: { code: west, format: 'geojson' } },
    getWallMap: { params: { code: west } },
    revealGridPhones: { params: { code: southGrid } },
    listAreaValues: {},
    listIndicatorValues: { params: { indicator }, query: { within: county, level: 'grid' } },
    explainValue: { params: { indicator }, query: { area: county } },
    getCoverageShapes: { params: { indicator }, query: { area: county } },
    getIndicatorSurface: { params: { indicator }, query: { area: county } },
    getSurface: { query: { area: county, kind: 'bus-stop' } },
    listPlaces: { query: { kind: 'compound', area: county } },
    getPlace: { params: { id: compound } },
    search: { query: { q: '和谐' } },
    countPlaces: {},
    getTile: { params: { tileset: 'places', z: 0, x: 0, y: 0 } },
    listUnits: {},
    getUnit: { params: { id: unit } },
    listUnitAssignments: { params: { id: unit } },
    createUnit: { body: { code: 'new', name: '县城管局', kind: 'department' } },
    changeUnit: {
      params: { id: unit },
      body: { version: 1, code: 'zjj', name: '县住建局', kind: 'department' },
    },
    closeUnit: { params: { id: unit }, body: { version: 987654 } },
    reopenUnit: { params: { id: unit }, body: { version: 987654 } },
    revealUnitPhone: { params: { id: unit } },
    importUnits: { body: { table: '单位名称,单位代码\n县住建局,zjj', dryRun: true } },
    listAreaAssignments: {},
    listTargetAssignments: { params: { ...target } },
    listUnassignedPlaces: { query: { kind: 'compound' } },
    listAssignedPlaces: { query: { kind: 'compound' } },
    createAssignment: { body: { unitId: unit, role: 'responsible', target } },
    changeAssignment: {
      params: { id: assignment },
      body: { version: 1, leaderName: '李强', note: null, validFrom: '2026-01-01', validTo: null },
    },
    endAssignment: { params: { id: assignment }, body: { version: 987654 } },
    assignMany: { body: { role: 'lead', unitId: unit, targets: [target], dryRun: true } },
    undoAssignMany: { params: { id: 987654 }, body: {} },
    matchAssignments: { body: { rows: [{ target: '和谐家园', unit: '住建局' }] } },
    listUnitDuties: { params: { id: unit } },
    listAssignmentDuties: { params: { id: assignment } },
    createDuty: { params: { id: assignment }, body: duty },
    changeDuty: { params: { id: 987654 }, body: { version: 1, ...duty } },
    uploadPhoto: { bytes: Buffer.from('not a photo') },
    getPhoto: { params: { id: photo, size: 'thumbnail' } },
    getProblem: { params: { id: problem } },
    reportProblem: { body: { ...reportAt([-800, -850]) } },
    moveProblem: { params: { id: problem }, body: { action: 'note', version: 987654, words: '备注' } },
    lookAtSpot: { query: { lng: String(here[0]), lat: String(here[1]), category: rubbish } },
    moveProblems: { body: { action: 'note', problems: [{ id: problem, version: 987654 }], words: '备注' } },
    followProblem: { params: { id: problem }, body: { following: true } },
    revealCaller: { params: { id: problem } },
    getProblemSettings: {},
    changeProblemSettings: {
      body: { version: 987654, stepLimits: {}, calendar: presetCalendar(), labels: {} },
    },
    createProblemCategory: { body: { code: '06899', ...category } },
    changeProblemCategory: { params: { category: rubbish }, body: { version: 987654, ...category } },
    createProblemSource: { body: { id: 'drone', ...source } },
    changeProblemSource: { params: { source: 'patrol' }, body: { version: 987654, ...source } },
    listProblemRules: {},
    createProblemRule: { body: rule },
    changeProblemRule: { params: { id: 987654 }, body: { version: 1, ...rule } },
    orderProblemRules: { body: { ids: [987654] } },
    tryProblemRules: { body: { rules: [rule] } },
    listProblems: {},
    getProblemMap: { query: aroundTown },
    getProblemHeat: { query: aroundTown },
    countProblems: {},
    countInboxes: {},
    listProblemNumbers: { query: { by: 'grid' } },
    getProblemTrend: { query: { from: '2026-01-01T00:00:00Z', to: '2026-03-01T00:00:00Z', every: 'month' } },
    listProblemViews: {},
    createProblemView: { body: { name: '超期', filter: { light: 'red' } } },
    changeProblemView: { params: { id: 987654 }, body: { name: '超期', filter: {} } },
    removeProblemView: { params: { id: 987654 } },
    exportProblems: {},
    exportProblemSheet: {},
    followProblems: {},
    listAudit: {},
    listAuditAreas: {},
    listAuditSubjects: { query: { type: 'account' } },
    noteValueExport: { body: { indicator, level: 'grid', rows: 2 } },
    exportAudit: {},
    createDemo: {},
  }
}

const aroundTown = {
  zoom: '10',
  screen: [...position([-2000, -2000]), ...position([2000, 2000])].join(','),
}

/** The address of a question below `/api`; parameters that it does not name are the county's. */
export function addressOf({ url }: Route, { params = {}, query = {} }: Asked): string {
  const values: Record<string, string | number> = { code: county, county, ...params }
  const path = url.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? '1'))
  // The search names its county in the query.
  const asked = new URLSearchParams({ ...(url === routes.search.url && { county }), ...query }).toString()
  return asked === '' ? path : `${path}?${asked}`
}

export const everyRoute = Object.entries(routes) as [RouteName, Route][] // entries of the list itself

/** Judged by a verb, and yet about nobody but whoever asks. */
const aboutOneself: readonly RouteName[] = ['openWall']

/** Those that are about rows of a place: what may not be told or done beyond one's own. */
export const placedRoutes = everyRoute.filter(
  ([name, { access }]) => typeof access === 'object' && !aboutOneself.includes(name),
)
