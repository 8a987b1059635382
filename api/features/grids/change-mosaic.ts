// Changes the grids of a community: written, looked at as they would stand, and either kept as a whole or taken back as a
// whole. Nothing is mended on the way: what is wrong is told with its place.
import { sql } from 'kysely'
import { can } from '../../contract/access.ts'
import {
  type Finding,
  type GridShape,
  type MosaicAnswer,
  type MosaicChange,
  mostCorners,
} from '../../contract/grids.ts'
import { countyOf } from '../../db/areas.ts'
import { appendAudit } from '../../db/audit.ts'
import { raiseDataVersion } from '../../db/data-version.ts'
import { AppError } from '../../db/errors.ts'
import type { Db } from '../../db/tables.ts'
import { refreshGrids } from '../../indicators/refresh.ts'
import type { Changer } from './changer.ts'
import { findCuts } from './check-cuts.ts'
import { findFaults } from './check-mosaic.ts'
import { findInvalid } from './check-shapes.ts'
import { keyedByRequest } from './finding.ts'
import { followLand } from './follow-land.ts'
import { handOver } from './hand-over.ts'
import { listTransfers } from './list-transfers.ts'
import { moveAssignments } from './move-assignments.ts'
import { moveGrants } from './move-grants.ts'
import { overtakeProposals } from './proposals/overtake.ts'
import { readMosaic } from './read-mosaic.ts'
import { routeMoved } from './route-moved.ts'
import { type Grid, type Written, writeGrids } from './write-grids.ts'

/** Carries the answer of a dry run out of the transaction that it takes back. */
export class DryRun extends Error {
  readonly answer: MosaicAnswer
  constructor(answer: MosaicAnswer) {
    super()
    this.answer = answer
  }
}

/** A change as it is inside: what the contract lets out is filled in. */
export type Change = Required<MosaicChange>

/**
 * @throws AppError not-permitted, too-large, changed-meanwhile (with the present mosaic), bad-request, mosaic-refused and
 *   mosaic-unconfirmed (with findings); @throws DryRun instead of answering when nothing shall be kept
 */
export async function changeMosaic(
  trx: Db,
  caller: Changer,
  community: string,
  { created = [], removed = [], confirmed = [], dryRun = false, ...body }: MosaicChange,
): Promise<MosaicAnswer> {
  const change: Change = { ...body, created, removed, confirmed, dryRun }
  const county = countyOf(community)
  checkRight(caller, community, change)
  checkWords(change)
  checkSize(change)
  const dataVersion = await raiseDataVersion(trx, county, { shapes: true })
  const present = await lockGrids(trx, county, community)
  await checkVersions(trx, community, change, present)
  await checkFounding(trx, county, community, change)
  const invalid = await findInvalid(trx, county, community, change)
  if (invalid.length > 0) return end(community, change, invalid)
  const written = await writeGrids(trx, caller, { county, community, present, change })
  const found = [
    ...written.findings,
    ...(await findFaults(trx, county, community, written.changeId)),
    ...(await findCuts(trx, county, written.changeId)),
  ]
  const transfers = await listTransfers(trx, caller, county, community, written)
  const assignments = await moveAssignments(trx, county, written)
  const grants = await moveGrants(trx, caller, county, written.removed)
  const { microGrids, ended } = await followLand(trx, county, community, written)
  const findings = keyedByRequest([...found, ...ended], written.codes)
  const codes = Object.fromEntries(written.codes)
  const answer = { findings, transfers, assignments, grants, microGrids, codes }
  if (!isAllowed(change, findings)) return end(community, change, findings, answer)
  const relocated = await refreshGrids(trx, county, community, dataVersion)
  const problems = await routeMoved(trx, county, relocated)
  const moved = { transfers, assignments, grants, problems, microGrids }
  await handOver(trx, caller, county, written.changeId, moved)
  await overtakeProposals(trx, county, community)
  await note(trx, caller, community, change, written)
  return { dryRun: false, ...answer, mosaic: await readMosaic(trx, community) }
}

/** Each grid that changes must be the caller's; a new one lies nowhere yet, so that takes the community. */
function checkRight(caller: Changer, community: string, { changed, created, removed }: Change): void {
  const touched = [...changed, ...removed].map(({ code }) => code)
  const strange = [...touched, ...originsOf(created), ...removed.map(({ into }) => into)].find(
    (code) => !code.startsWith(community),
  )
  if (strange)
    throw wrong(
      `网格 ${strange} 不属于社区 ${community}，一次只能保存一个社区的网格`,
      `Grid ${strange} is not in community ${community}; one save changes one community.`,
    )
  const needed = created.length > 0 ? [...touched, community] : touched
  if (needed.some((area) => !can(caller, 'grid.write', { area })))
    throw new AppError(
      'not-permitted',
      'This border also belongs to a grid that is not yours; the planner of the county changes it.',
    )
}

/** Grids that new ones are cut from; what is founded comes from none. */
function originsOf(created: Change['created']): string[] {
  return created.flatMap(({ from }) => from ?? [])
}

/** Without a boundary nobody can say which land is the community's and has no grid. */
async function checkFounding(trx: Db, county: string, community: string, { created }: Change): Promise<void> {
  if (originsOf(created).length === created.length) return
  const { rows } = await sql`
    select from region where county_code = ${county} and code = ${community} and geom is not null`.execute(
    trx,
  )
  if (rows.length === 0)
    throw new AppError(
      'community-without-land',
      'This community has no boundary, so nobody can say which of its land has no grid yet.',
    )
}

function checkWords({ changed, created, removed, reason, dryRun }: Change): void {
  if (!dryRun && reason.trim() === '') throw wrong('请填写调整原因', 'Say why the borders change.')
  if (changed.length + created.length + removed.length === 0)
    throw wrong('没有任何网格发生变化', 'Nothing changes: no grid is named.')
  const codes = [...changed, ...removed].map(({ code }) => code)
  const keys = created.map(({ key }) => key)
  if (new Set(codes).size < codes.length || new Set(keys).size < keys.length)
    throw wrong(
      '同一网格在一次保存中只能调整或撤销一次',
      'A grid can be changed or removed only once in one save.',
    )
  const gone = new Set(removed.map(({ code }) => code))
  if (removed.some(({ into }) => gone.has(into)) || originsOf(created).some((from) => gone.has(from)))
    throw wrong(
      '撤销的网格不能再并入其他网格，也不能再拆分',
      'A grid that goes can neither take in another nor be divided.',
    )
}

/** A question that makes no sense, in both languages. */
function wrong(zh: string, en: string): AppError {
  return new AppError('bad-request', en, { zh, en })
}

function checkSize({ changed, created }: Change): void {
  const corners = [...changed, ...created].reduce((sum, { geometry }) => sum + cornersOf(geometry), 0)
  if (corners > mostCorners) {
    const en = `The borders have ${corners} corners; one save takes ${mostCorners} at most. Draw them with fewer.`
    const zh = `边界共有 ${corners} 个拐点，一次保存最多 ${mostCorners} 个，请简化边界后再保存`
    throw new AppError('too-large', en, { zh, en })
  }
}

function cornersOf({ type, coordinates }: GridShape): number {
  const rings = type === 'Polygon' ? coordinates : coordinates.flat()
  return rings.reduce((sum, ring) => sum + ring.length, 0)
}

async function lockGrids(trx: Db, county: string, community: string): Promise<Grid[]> {
  const { rows } = await sql<Grid>`
    select id, code, name, version, households, population from grid
    where county_code = ${county} and community_code = ${community} and valid_to is null
    -- no key: whoever reports a problem in one of them need not wait, and cannot wait in a circle with us
    order by id for no key update`.execute(trx)
  return rows
}

async function checkVersions(
  trx: Db,
  community: string,
  { changed, created, removed }: Change,
  present: readonly Grid[],
): Promise<void> {
  const known = new Map(present.map(({ code, version }) => [code, version]))
  const outdated = [...changed, ...removed].filter(({ code, version }) => known.get(code) !== version)
  const missing = [...originsOf(created), ...removed.map(({ into }) => into)].filter(
    (code) => !known.has(code),
  )
  if (outdated.length + missing.length > 0)
    throw new AppError('changed-meanwhile', 'Somebody changed these grids meanwhile.', {
      grids: [...outdated.map(({ code }) => code), ...missing],
      current: await readMosaic(trx, community),
    })
}

/** Nothing is wrong, and whatever is unusual has been seen. */
function isAllowed({ confirmed, dryRun }: Change, findings: readonly Finding[]): boolean {
  return !dryRun && findings.every(({ severity, key }) => severity === 'warning' && confirmed.includes(key))
}

/** Takes everything back: by an answer when only that was asked for, else by an error. */
function end(
  community: string,
  { dryRun }: Change,
  findings: Finding[],
  answer: Pick<MosaicAnswer, 'transfers' | 'assignments' | 'grants' | 'microGrids' | 'codes'> = {
    transfers: [],
    assignments: [],
    grants: [],
    microGrids: [],
    codes: {},
  },
): never {
  if (dryRun) throw new DryRun({ dryRun, ...answer, findings, mosaic: null })
  if (findings.some(({ severity }) => severity === 'error'))
    throw new AppError('mosaic-refused', `The grids of ${community} would not be a mosaic any more.`, {
      findings,
    })
  throw new AppError('mosaic-unconfirmed', 'Some of what would change has to be confirmed.', { findings })
}

async function note(
  trx: Db,
  caller: Changer,
  community: string,
  { changed, created, removed, reason }: Change,
  { codes, changeId }: Written,
): Promise<void> {
  await appendAudit(trx, caller, {
    action: 'grids-changed',
    area: community,
    subject: { type: 'grid-change', id: changeId, name: reason },
    before: { grids: [...changed, ...removed].map(({ code, version }) => ({ code, version })) },
    after: {
      changed: changed.map(({ code }) => code),
      created: created.map(({ key, from = null }) => ({ code: codes.get(key), from })),
      removed: removed.map(({ code, into }) => ({ code, into })),
    },
  })
}
