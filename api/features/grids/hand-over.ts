// What went from whom to whom with a change of borders: kept with the change, and told in the history of every problem.
import type { HandOver } from '../../contract/grid-history.ts'
import { noteMovedProblems } from '../../db/note-moved-problems.ts'
import type { Db } from '../../db/tables.ts'
import type { Changer } from './changer.ts'

/** Call after the problems lie where they lie now, and it is known who handles them there. */
export async function handOver(
  trx: Db,
  doer: Changer,
  county: string,
  changeId: number,
  { transfers, assignments, grants, problems, microGrids = [] }: HandOver,
): Promise<void> {
  const moved = (from: string, to: string) =>
    problems.filter((each) => each.from === from && each.to === to).length
  const list: HandOver = {
    // What really moved, whoever may see how many.
    transfers: transfers.map((each) => ({ ...each, openProblems: moved(each.from, each.to) })),
    assignments,
    grants,
    problems,
    microGrids,
  }
  await trx
    .updateTable('gridChange')
    .set({ handOver: JSON.stringify(list) })
    .where('countyCode', '=', county)
    .where('id', '=', changeId)
    .execute()
  const actorName = doer.accountId === null ? null : doer.displayName
  await noteMovedProblems(trx, { accountId: doer.accountId, actorName }, county, changeId, problems)
}
