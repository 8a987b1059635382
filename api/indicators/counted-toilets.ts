// Which toilets count: fixed ones, and those inside buildings only when they are known to be open. domain.md §1.1 row 4, §7.5.
import type { Exclusion } from './definition.ts'

export const uncountedToilets: readonly Exclusion[] = [
  { when: { openToPublic: [false] }, note: 'skipped-not-open' },
  { when: { form: ['mobile'] }, note: 'skipped-not-open' },
  { when: { form: ['attached'], openToPublic: [null] }, note: 'skipped-not-open' },
]
