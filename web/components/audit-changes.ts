// What became different from before to after? Field by field, nested ones by their path.

export interface Change {
  /** `title.zh` */
  field: string
  before: unknown
  after: unknown
}

type Values = Readonly<Record<string, unknown>> | null

/** What differs, and how many fields do not. With one side alone all that it says. */
export function changesOf(before: Values, after: Values): { changes: Change[]; unchanged: number } {
  const [old, now] = [flat(before), flat(after)]
  const fields = [...new Set([...old.keys(), ...now.keys()])]
  const all = fields.map((field) => ({ field, before: old.get(field), after: now.get(field) }))
  if (before === null || after === null) {
    return { changes: all.filter((each) => (each.before ?? each.after ?? null) !== null), unchanged: 0 }
  }
  const changes = all.filter((each) => JSON.stringify(each.before) !== JSON.stringify(each.after))
  return { changes, unchanged: all.length - changes.length }
}

function flat(values: Values): Map<string, unknown> {
  const fields = Object.entries(values ?? {}).flatMap(([name, value]): [string, unknown][] =>
    isObject(value) ? [...flat(value)].map(([inner, each]) => [`${name}.${inner}`, each]) : [[name, value]],
  )
  return new Map(fields)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
