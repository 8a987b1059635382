// What the county says of its problems: categories, sources, labels, limits and its calendar, ready to be named on a page.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { canInside } from '../../api/contract/access.ts'
import type { ProblemCategory, ProblemSettings } from '../../api/contract/problem-settings.ts'
import { problemSettingsOptions } from '../queries/problem-settings.ts'
import { useTitle } from '../text/text.ts'
import { useCounty } from './county.ts'
import { useProfile } from './profile.ts'

export interface MajorCategory {
  code: string
  title: string
  below: readonly { code: string; title: string }[]
}

export interface ProblemSetup {
  /** Title of a category, of either level; the code until it is known. */
  category: (code: string) => string
  /** Major ones, each with those below it. */
  categories: readonly MajorCategory[]
  source: (id: string) => string
  sources: readonly { id: string; title: string }[]
  settings: ProblemSettings | undefined
}

/** Read once for all pieces of a page. */
export function useProblemSetup(): ProblemSetup {
  const title = useTitle()
  const profile = useProfile()
  const { county } = useCounty()
  const mayAsk = canInside(profile, 'problem.report', county.code)
  const { data } = useQuery({ ...problemSettingsOptions(county.code), enabled: mayAsk })
  const categories = useMemo(() => byMajor(data?.categories ?? []), [data])
  return {
    category: (code) => {
      const found = data?.categories.find((each) => each.code === code)
      return found ? title(found.title) : code
    },
    categories: categories.map(({ major, below }) => ({
      code: major.code,
      title: title(major.title),
      below: below.map((each) => ({ code: each.code, title: title(each.title) })),
    })),
    source: (id) => {
      const found = data?.sources.find((each) => each.id === id)
      return found ? title(found.title) : id
    },
    sources: (data?.sources ?? [])
      .toSorted((a, b) => a.position - b.position)
      .map((each) => ({ id: each.id, title: title(each.title) })),
    settings: data,
  }
}

/** In the order of the county, the most frequent first. */
export function byMajor(
  categories: readonly ProblemCategory[],
): { major: ProblemCategory; below: ProblemCategory[] }[] {
  const inOrder = categories.toSorted((a, b) => a.position - b.position || a.code.localeCompare(b.code))
  return inOrder
    .filter(({ code }) => isMajor(code))
    .map((major) => ({
      major,
      below: inOrder.filter(({ code }) => !isMajor(code) && code.startsWith(major.code)),
    }))
}

/** Two digits; those below have five. */
export function isMajor(code: string): boolean {
  return code.length === 2
}
