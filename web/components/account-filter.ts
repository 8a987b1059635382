// What does the link say of the list of accounts? Reading never fails: what is unknown is left out.
import { levelOf } from '../../api/contract/areas.ts'
import type { AccountFilter } from '../queries/people.ts'

/** Search parameters of the page: the filter, and the account that is open. */
export type AccountSearch = Partial<Record<(typeof names)[number], string>>
const names = ['q', 'role', 'area', 'state', 'account'] as const

export function readAccountSearch(search: Readonly<Record<string, unknown>>): AccountSearch {
  const known: AccountSearch = {}
  for (const name of names) {
    const value = search[name]
    if (typeof value === 'string' && value !== '' && rules[name](value)) known[name] = value
  }
  return known
}

const rules: Record<(typeof names)[number], (value: string) => boolean> = {
  q: (value) => value.length <= 40,
  role: (value) => /^[a-z][a-z0-9-]{1,39}$/.test(value),
  area: (value) => levelOf(value) !== undefined,
  state: (value) => accountStates.some((each) => each === value),
  account: (value) => /^[1-9]\d{0,14}$/.test(value),
}

/** States that the list can be narrowed to. */
export const accountStates = ['active', 'locked', 'disabled'] as const

/** The parameters as the server asks for them. */
export function filterOf({ q, role, area, state }: AccountSearch): AccountFilter {
  return { q, roleId: role, area, state: accountStates.find((each) => each === state) }
}
