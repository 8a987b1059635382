// Who wants to change which borders, who has consented, and what is in force when?
import type { gridProposalRoutes } from '../../../contract/grid-proposals.ts'
import { checkArea, countyOf } from '../../../db/areas.ts'
import type { Handlers } from '../../handler.ts'
import { proposeGrids } from './propose.ts'
import { countProposals, listProposals, readProposal, readProposalDraft } from './read-proposals.ts'
import { seeProposal } from './see.ts'
import { stepProposal } from './step.ts'

export const gridProposalHandlers: Handlers<typeof gridProposalRoutes> = {
  proposeGrids: async ({ db, caller, params, body }) => {
    await checkArea(db, params.code)
    return db.transaction().execute(async (trx) => {
      const { answer, id } = await proposeGrids(trx, caller, params.code, body)
      const proposal = id === undefined ? null : await readProposal(trx, caller, countyOf(params.code), id)
      return { answer, proposal }
    })
  },

  listGridProposals: async ({ db, caller, params, query }) => {
    await checkArea(db, params.county)
    return { items: await listProposals(db, caller, params.county, query) }
  },

  countGridProposals: ({ db, caller, params }) => countProposals(db, caller, params.county),

  getGridProposal: ({ db, caller, params }) => readProposal(db, caller, params.county, params.id),

  getGridProposalDraft: ({ db, caller, params }) => readProposalDraft(db, caller, params.county, params.id),

  seeGridProposal: async ({ db, caller, params: { county, id }, body: { seq } }) => {
    await seeProposal(db, caller, county, id, seq)
    return countProposals(db, caller, county)
  },

  stepGridProposal: ({ db, caller, params, body }) =>
    db.transaction().execute((trx) => stepProposal(trx, caller, params.county, params.id, body)),
}
