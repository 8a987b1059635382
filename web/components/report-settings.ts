// What may be reported, and by whom it was told: categories in two levels and sources, as the county keeps them.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ProblemSettings } from '../../api/contract/problem-settings.ts'
import { problemSettingsOptions } from '../queries/problem-settings.ts'
import { useCounty } from './county.ts'
import type { Category } from './guess-category.ts'

type Title = { zh: string; en: string }

export interface ReportSettings {
  /** Only those with something below them. */
  majors: readonly { code: string; title: Title }[]
  categories: readonly Category[]
  sources: readonly { id: string; title: Title; byCaller: boolean }[]
}

/** undefined: not known yet, or the server is away. */
export function useReportSettings(): ReportSettings | undefined {
  const { county } = useCounty()
  const { data } = useQuery(problemSettingsOptions(county.code))
  return useMemo(() => data && inUse(data), [data])
}

function inUse({ categories, sources }: ProblemSettings): ReportSettings {
  const active = categories.filter((each) => each.active).toSorted((a, b) => a.position - b.position)
  const isMajor = ({ code }: { code: string }) => code.length === 2
  const majors = active.filter(isMajor)
  const below = active.filter(
    (each) => !isMajor(each) && majors.some(({ code }) => each.code.startsWith(code)),
  )
  return {
    majors: majors.filter(({ code }) => below.some((each) => each.code.startsWith(code))),
    categories: below,
    sources: sources.filter((each) => each.active).toSorted((a, b) => a.position - b.position),
  }
}
