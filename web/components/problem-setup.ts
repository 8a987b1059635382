// What the county says of its problems: categories, sources, limits and its calendar, ready to be named on a page.
export interface ProblemSetup {
  /** Title of a category, of either level. */
  category: (code: string) => string
  source: (id: string) => string
  sources: readonly { id: string; title: string }[]
  /** Major ones, each with those below it. */
  categories: readonly { code: string; title: string; below: readonly { code: string; title: string }[] }[]
}

export function useProblemSetup(): ProblemSetup {
  return { category: (code) => code, source: (id) => id, sources: [], categories: [] }
}
