// A change of borders on its way: drawn by a leader, consented to by the neighbours, approved by the planner, in force.
import { type Static, Type } from 'typebox'
import { borderVerbs } from './access.ts'
import { DrawnGrid } from './grid-drawn.ts'
import { PartyAnswer, PartyKind, ProposalStatusSchema, proposalActionIds } from './grid-proposal-workflow.ts'
import {
  Finding,
  GridAssignment,
  GridGrant,
  GridShape,
  MosaicAnswer,
  MosaicChange,
  MosaicGrid,
  MovedMicroGrid,
  mosaicBytesMax,
  Transfer,
} from './grids.ts'
import { defaulted, route, rowId, strict } from './route.ts'

const CommunityCode = Type.String({ pattern: '^\\d{12}$', description: 'Community code: 12 digits' })
const County = Type.String({ pattern: '^\\d{6}$' })
export const Day = Type.String({ format: 'date', description: 'YYYY-MM-DD' })
const TextOrNull = Type.Union([Type.String(), Type.Null()])
const Moment = Type.String({ format: 'date-time' })

export const ProposalParty = Type.Object({
  grid: Type.String(),
  gridName: Type.String(),
  kind: PartyKind,
  answer: PartyAnswer,
  words: TextOrNull,
  actorName: TextOrNull,
  at: Type.Union([Moment, Type.Null()]),
})
export type ProposalParty = Static<typeof ProposalParty>

export const ProposalRow = Type.Object({
  id: Type.Integer(),
  status: ProposalStatusSchema,
  community: Type.String(),
  communityName: Type.String(),
  authorId: Type.Union([Type.Integer(), Type.Null()]),
  authorName: Type.String(),
  reason: Type.String(),
  /** From when it shall be in force; once it is, since when. */
  inForceOn: Type.String(),
  proposedAt: Moment,
  updatedAt: Moment,
  parties: Type.Array(ProposalParty),
  version: Type.Integer(),
  /** Something came of it that the caller has not seen yet. */
  news: Type.Boolean(),
})
export type ProposalRow = Static<typeof ProposalRow>

export const ProposalEvent = Type.Object({
  seq: Type.Integer(),
  at: Moment,
  action: Type.Enum(['propose', ...proposalActionIds]),
  to: ProposalStatusSchema,
  /** null: the clock itself. */
  actorName: TextOrNull,
  /** Codes of the grids that an answer was given for. */
  grids: Type.Array(Type.String()),
  words: TextOrNull,
})
export type ProposalEvent = Static<typeof ProposalEvent>

export const ProposalDetail = Type.Object({
  row: ProposalRow,
  before: Type.Array(DrawnGrid),
  after: Type.Array(DrawnGrid),
  /** The other grids of the community as they were when it was drawn. */
  around: Type.Array(DrawnGrid),
  /** Warnings that the author has confirmed. */
  findings: Type.Array(Finding),
  /** What will change hands; once in force, what did. */
  transfers: Type.Array(Transfer),
  assignments: Type.Array(GridAssignment),
  grants: Type.Array(GridGrant),
  /** Not kept of a proposal from before there were micro grids. */
  microGrids: Type.Optional(Type.Array(MovedMicroGrid)),
  events: Type.Array(ProposalEvent),
  /** Of an overtaken one: the grids that somebody else changed. */
  overtakenGrids: Type.Array(Type.String()),
})
export type ProposalDetail = Static<typeof ProposalDetail>

/** To go on with a proposal in the editor: where it began, and what it was to become. */
export const ProposalDraft = Type.Object({
  community: Type.String(),
  name: Type.String(),
  boundary: Type.Unknown(),
  grids: Type.Array(MosaicGrid),
  change: Type.Object({
    changed: MosaicChange.properties.changed,
    created: Type.Array(
      Type.Object({
        key: Type.String(),
        from: Type.Optional(Type.Union([Type.String(), Type.Null()])),
        geometry: GridShape,
      }),
    ),
    removed: Type.Array(Type.Object({ code: Type.String(), version: Type.Integer(), into: Type.String() })),
  }),
})
export type ProposalDraft = Static<typeof ProposalDraft>

/** `consent`, `approve`: what waits for the caller; `news`: what came of those of the caller; `open`: whatever is not decided or not in force yet. */
export const proposalFilters = ['consent', 'approve', 'news', 'mine', 'open', 'all'] as const
export type GridProposalFilter = (typeof proposalFilters)[number]

export const ProposalCounts = Type.Object({
  consent: Type.Integer(),
  approve: Type.Integer(),
  news: Type.Integer(),
})
export type ProposalCounts = Static<typeof ProposalCounts>

const oneProposal = strict({ county: County, id: rowId(1) })

export const gridProposalRoutes = {
  proposeGrids: route({
    method: 'POST',
    url: '/communities/:code/grid-proposals',
    access: { verb: borderVerbs, over: 'inside' },
    summary:
      'Proposes a change of borders to the leaders of the grids beside and to the planner; with `dryRun` says what would come of it',
    params: strict({ code: CommunityCode }),
    body: strict({
      ...MosaicChange.properties,
      /** Today or later; today: as soon as it is approved. */
      inForceOn: Type.Optional(Day),
    }),
    bodyBytesMax: mosaicBytesMax,
    response: Type.Object({ answer: MosaicAnswer, proposal: Type.Union([ProposalDetail, Type.Null()]) }),
  }),
  listGridProposals: route({
    method: 'GET',
    url: '/counties/:county/grid-proposals',
    access: { verb: borderVerbs, over: 'inside' },
    summary: 'Proposals that the caller drew, is asked about or decides, the latest first',
    params: strict({ county: County }),
    query: strict({
      show: defaulted(Type.Enum(proposalFilters), 'all'),
      limit: defaulted(Type.Integer({ minimum: 1, maximum: 200 }), 100),
    }),
    response: Type.Object({ items: Type.Array(ProposalRow) }),
  }),
  countGridProposals: route({
    method: 'GET',
    url: '/counties/:county/grid-proposal-counts',
    access: { verb: borderVerbs, over: 'inside' },
    background: true,
    summary:
      'How many proposals wait for the caller, and of how many the caller has not seen yet what came of them',
    params: strict({ county: County }),
    response: ProposalCounts,
  }),
  getGridProposal: route({
    method: 'GET',
    url: '/counties/:county/grid-proposals/:id',
    access: { verb: borderVerbs, over: 'inside' },
    summary: 'One proposal: both versions, what changes hands, who said what',
    params: oneProposal,
    response: ProposalDetail,
  }),
  getGridProposalDraft: route({
    method: 'GET',
    url: '/counties/:county/grid-proposals/:id/draft',
    access: { verb: borderVerbs, over: 'inside' },
    summary: 'What the editor needs to take up a proposal again',
    params: oneProposal,
    response: ProposalDraft,
  }),
  seeGridProposal: route({
    method: 'POST',
    url: '/counties/:county/grid-proposals/:id/seen',
    access: { verb: borderVerbs, over: 'inside' },
    background: true,
    summary:
      'Remembers up to which event of a proposal the caller has seen it; no deed, so it leaves no audit line',
    params: oneProposal,
    body: strict({ seq: rowId(1) }),
    response: ProposalCounts,
  }),
  stepGridProposal: route({
    method: 'POST',
    url: '/counties/:county/grid-proposals/:id/steps',
    access: { verb: borderVerbs, over: 'inside' },
    summary: 'Consents, objects, withdraws, approves or refuses',
    params: oneProposal,
    body: strict({
      action: Type.Enum(['consent', 'object', 'withdraw', 'approve', 'refuse']),
      /** As it was seen. */
      version: rowId(1),
      words: Type.Optional(Type.String({ maxLength: 500 })),
      /** Of `approve`: keys of warnings that came up since it was drawn. */
      confirmed: defaulted(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 1000 }), []),
    }),
    response: ProposalDetail,
  }),
}
