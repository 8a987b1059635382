// Which community, which day, beside which other one? As the link says it.
export interface GridHistorySearch {
  /** A community, or the county: all of its grids. */
  community?: string | undefined
  /** YYYY-MM-DD; none: today. */
  day?: string | undefined
  /** The earlier day of a comparison. */
  since?: string | undefined
}

export function readHistorySearch(search: Readonly<Record<string, unknown>>): GridHistorySearch {
  const text = (name: string, pattern: RegExp) => {
    const value = search[name]
    return (typeof value === 'string' || typeof value === 'number') && pattern.test(String(value))
      ? String(value)
      : undefined
  }
  const day = /^(19|20)\d\d-\d\d-\d\d$/
  return {
    community: text('community', /^(\d{6}|\d{12})$/),
    day: text('day', day),
    since: text('since', day),
  }
}
