// In which groups are verbs read? The compiler asks for the group of every new one.
import { type Verb, verbIds } from '../../api/contract/access.ts'

export const verbGroupIds = ['see', 'keep', 'problem', 'data', 'rule'] as const
type VerbGroup = (typeof verbGroupIds)[number]

const groupOf: Record<Verb, VerbGroup> = {
  'map.read': 'see',
  'place.read': 'see',
  'unit.read': 'see',
  'phone.reveal': 'see',
  'unit.write': 'keep',
  'assignment.write': 'keep',
  'grid.write': 'keep',
  'grid.propose': 'keep',
  'duty.write': 'keep',
  'problem.read': 'problem',
  'problem.report': 'problem',
  'problem.accept': 'problem',
  'problem.dispatch': 'problem',
  'problem.handle': 'problem',
  'problem.check': 'problem',
  'problem.supervise': 'problem',
  'problem.settings': 'problem',
  'data.import': 'data',
  'data.export': 'data',
  'account.read': 'rule',
  'account.write': 'rule',
  'grant.write': 'rule',
  'role.write': 'rule',
  'audit.read': 'rule',
}

/** Verbs of a group in the order of the contract. */
export function verbsOf(group: VerbGroup): Verb[] {
  return verbIds.filter((verb) => groupOf[verb] === group)
}
