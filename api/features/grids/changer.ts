// Whoever changes borders: an account, or the clock when the day of a proposal has come.
import type { Actor } from '../../contract/access.ts'
import type { Author } from '../../db/audit.ts'

export interface Changer extends Actor, Author {
  displayName: string
}

export const clock: Changer = {
  accountId: null,
  name: '系统时钟',
  displayName: '系统时钟',
  address: '本机',
  grants: [],
}

/** Carries out what was judged before by other rules: the rights of the proposal, not those of the grids. */
export function onBehalf(doer: Changer, community: string): Changer {
  const scope = { area: community, unitId: null }
  return { ...doer, grants: [{ roleId: '', verbs: ['grid.write', 'problem.read'], scope }] }
}
