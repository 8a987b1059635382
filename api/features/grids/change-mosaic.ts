// Changes the grids of a community: written, looked at as they would stand, and either kept as a whole or taken back as a
// whole. Nothing is mended on the way: what is wrong is told with its place.
import type { Finding, MosaicAnswer, MosaicChange } from '../../contract/grids.ts'
import { countyOf } from '../../db/areas.ts'
import { appendAudit } from '../../db/audit.ts'
import { closeCounty, raiseDataVersion } from '../../db/data-version.ts'
import { AppError } from '../../db/errors.ts'
import { routeMoved } from '../../db/route-moved.ts'
import type { Db } from '../../db/tables.ts'
import { refreshGrids } from '../../indicators/refresh.ts'
import { type Change, checkRight, checkSize, checkWords } from './change-request.ts'
import type { Changer } from './changer.ts'
import { findCuts } from './check-cuts.ts'
import { findFaults } from './check-mosaic.ts'
import { findRules } from './check-rules.ts'
import { findInvalid } from './check-shapes.ts'
import { keyedByRequest } from './finding.ts'
import { followLand } from './follow-land.ts'
import { handOver } from './hand-over.ts'
import { listTransfers } from './list-transfers.ts'
import { moveAssignments } from './move-assignments.ts'
import { moveGrants } from './move-grants.ts'
import { checkFounding, checkVersions, lockGrids } from './present-grids.ts'
import { overtakeProposals } from './proposals/overtake.ts'
import { readMosaic } from './read-mosaic.ts'
import { type Written, writeGrids } from './write-grids.ts'

/** Carries the answer of a dry run out of the transaction that it takes back. */
export class DryRun extends Error {
  readonly answer: MosaicAnswer
  constructor(answer: MosaicAnswer) {
    super()
    this.answer = answer
  }
}

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
  const invalid = await findInvalid(trx, county, community, change)
  if (invalid.length > 0) return end(community, change, invalid)
  await checkFounding(trx, county, community, change)
  const written = await writeGrids(trx, caller, { county, community, present, change })
  const found = [
    ...written.findings,
    ...(await findFaults(trx, county, community, written.changeId)),
    ...(await findCuts(trx, county, written.changeId)),
    ...(await findRules(trx, county, written)),
  ]
  const transfers = await listTransfers(trx, caller, county, community, written)
  const assignments = await moveAssignments(trx, county, written)
  const grants = await moveGrants(trx, caller, county, written.removed)
  const { microGrids, ended } = await followLand(trx, county, community, written)
  const findings = keyedByRequest([...found, ...ended], written.codes)
  const codes = Object.fromEntries(written.codes)
  const answer = { findings, transfers, assignments, grants, microGrids, codes }
  if (!isAllowed(change, findings)) return end(community, change, findings, answer)
  // Reports on their way were written for the borders of before: they are waited for, and new ones wait until the end.
  await closeCounty(trx, county)
  const relocated = await refreshGrids(trx, county, community, dataVersion)
  const problems = await routeMoved(trx, county, relocated)
  const moved = { transfers, assignments, grants, problems, microGrids }
  await handOver(trx, caller, county, written.changeId, moved)
  await overtakeProposals(trx, county, community)
  await note(trx, caller, community, change, written)
  return { dryRun: false, ...answer, mosaic: await readMosaic(trx, community) }
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
