// What does the page of numbers show? By what they are parted, of which problems, and by which step of time: as the link says.
import { type Grouping, groupings, trendSteps } from '../../api/contract/problem-numbers.ts'
import { type ProblemSearch, readProblemSearch } from '../problem-link.ts'

export type NumbersSearch = ProblemSearch & { by?: string | undefined; every?: string | undefined }

export interface NumbersChoice {
  by: Grouping
  every: (typeof trendSteps)[number]
}

export function readNumbersSearch(search: Readonly<Record<string, unknown>>): NumbersSearch {
  const { by, every } = search
  return {
    ...readProblemSearch(search),
    ...(typeof by === 'string' && { by }),
    ...(typeof every === 'string' && { every }),
  }
}

export function parseNumbersChoice({ by, every }: NumbersSearch): NumbersChoice {
  return {
    by: groupings.find((each) => each === by) ?? 'unit',
    every: trendSteps.find((each) => each === every) ?? 'week',
  }
}
