// What nobody has to do, because the day has come: brings approved proposals into force, and says which are overtaken.
import { sql } from 'kysely'
import type { Finding } from '../../../contract/grids.ts'
import { lockCounty } from '../../../db/data-version.ts'
import { AppError } from '../../../db/errors.ts'
import type { Db } from '../../../db/tables.ts'
import { clock } from '../changer.ts'
import { beginProposal } from './begin.ts'
import { holdProposal } from './held-proposal.ts'
import { markOvertaken, overtakeOne, overtakeProposals } from './overtake.ts'

const minuteMs = 60_000

/** Now and every minute, one run at a time, until the answer is called, which waits for the run that goes on. */
export function runProposalsEveryMinute(db: Db, onFault: (error: unknown) => void): () => Promise<void> {
  let ended = false
  let timer: NodeJS.Timeout | undefined
  const run = async () => {
    await runProposals(db, { onFault, isEnded: () => ended }).catch(onFault)
    if (ended) return
    timer = setTimeout(() => {
      running = run()
    }, minuteMs)
    timer.unref()
  }
  let running = run()
  return async () => {
    ended = true
    clearTimeout(timer)
    await running
  }
}

interface Run {
  onFault?: (error: unknown) => void
  isEnded?: () => boolean
}

/** Answers how many came into force. Of several servers the first one does it: the county is locked meanwhile. */
export async function runProposals(db: Db, { onFault, isEnded }: Run = {}): Promise<number> {
  const { rows: counties } = await sql<{ countyCode: string }>`
    select distinct county_code from grid_proposal where status in ('consulting', 'deciding', 'approved')`.execute(
    db,
  )
  // An import changes borders too, and tells no proposal.
  for (const { countyCode } of counties)
    await db.transaction().execute(async (trx) => {
      await lockCounty(trx, countyCode)
      await overtakeProposals(trx, countyCode)
    })
  const { rows: due } = await sql<{ countyCode: string; id: number }>`
    select county_code, id from grid_proposal where status = 'approved' and in_force_on <= current_date
    order by in_force_on, id`.execute(db)
  let begun = 0
  for (const { countyCode, id } of due) {
    if (isEnded?.()) break
    try {
      if (await beginOne(db, countyCode, id)) begun += 1
    } catch (error) {
      if (!onFault) throw error
      onFault(error)
    }
  }
  return begun
}

async function beginOne(db: Db, county: string, id: number): Promise<boolean> {
  try {
    return await held(db, county, id, async (trx, proposal) => {
      if (await overtakeOne(trx, county, id)) return false
      await beginProposal(trx, clock, county, proposal)
      return true
    })
  } catch (error) {
    // What stands there now does not bear it any more: nothing of it was kept, and its author hears why.
    if (!(error instanceof AppError) || !unbearable.has(error.code)) throw error
    return held(db, county, id, async (trx, { community, reason }) => {
      await markOvertaken(trx, county, { id, communityCode: community, reason }, { words: wordsOf(error) })
      return false
    })
  }
}

const unbearable = new Set(['mosaic-refused', 'mosaic-unconfirmed', 'changed-meanwhile', 'bad-request'])

/** In a transaction of its own, when it is still approved. */
function held(
  db: Db,
  county: string,
  id: number,
  act: (trx: Db, proposal: Awaited<ReturnType<typeof holdProposal>>) => Promise<boolean>,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await lockCounty(trx, county)
    const proposal = await holdProposal(trx, county, id)
    return proposal.status === 'approved' && act(trx, proposal)
  })
}

function wordsOf({ details }: AppError): string {
  const { findings = [] } = (details ?? {}) as { findings?: readonly Finding[] } // what a refused save says
  return [...new Set(findings.map(({ zh }) => zh))].join('；').slice(0, 500)
}
