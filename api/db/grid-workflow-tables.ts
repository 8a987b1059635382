// The tables of how grids are changed: what a county says of them, proposals on their way, and who has seen what came of them.
import type { Generated, JSONColumnType } from 'kysely'
import type { ProposalAction, ProposalStatus } from '../contract/grid-proposal-workflow.ts'
import type { MosaicAnswer, MosaicChange } from '../contract/grids.ts'
import type { DateText } from './tables.ts'

export interface GridProposalTable {
  countyCode: string
  id: Generated<number>
  communityCode: string
  status: ProposalStatus
  authorId: number | null
  authorName: string
  reason: string
  inForceOn: DateText
  change: JSONColumnType<Required<Pick<MosaicChange, 'changed' | 'created' | 'removed' | 'confirmed'>>>
  base: JSONColumnType<Record<string, number>>
  answer: JSONColumnType<Pick<MosaicAnswer, 'findings' | 'transfers' | 'assignments' | 'grants'>>
  changeId: number | null
  overtakenGrids: Generated<string[]>
  version: Generated<number>
  proposedAt: Generated<Date>
  updatedAt: Generated<Date>
}

export interface GridProposalPartyTable {
  countyCode: string
  proposalId: number
  gridCode: string
  kind: 'own' | 'asked' | 'leaderless'
  answer: 'consent' | 'object' | null
  words: string | null
  actorName: string | null
  at: Date | null
}

export interface GridProposalSeenTable {
  countyCode: string
  proposalId: number
  accountId: number
  seq: number
}

export interface GridSettingTable {
  countyCode: string
  leastHouseholds: number
  mostHouseholds: number
  source: Generated<string>
  version: Generated<number>
}

export interface GridProposalEventTable {
  countyCode: string
  proposalId: number
  seq: number
  at: Generated<Date>
  action: 'propose' | ProposalAction
  toStatus: ProposalStatus
  actorId: number | null
  actorName: string | null
  grids: Generated<string[]>
  words: string | null
}
