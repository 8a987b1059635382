// What may be reported, and by whom it was told: categories in two levels and sources, as the county keeps them.
import { useMemo } from 'react'
import { problemCategoryPresets, problemMajors } from '../../api/contract/problem-categories.ts'
import type { Category } from './guess-category.ts'

type Title = { zh: string; en: string }

export interface ReportSettings {
  majors: readonly { code: string; title: Title }[]
  categories: readonly Category[]
  sources: readonly { id: string; title: Title; byCaller: boolean }[]
}

export function useReportSettings(): ReportSettings | undefined {
  return useMemo(
    () => ({
      majors: problemMajors,
      categories: problemCategoryPresets,
      sources: [],
    }),
    [],
  )
}
