// Which problems does a link ask for? The filter of the contract as search parameters, read and written: by its own names
// on pages of problems, with a prefix on the map, where `area`, `place` and `unit` say what is selected.
import type { TSchema } from 'typebox'
import { type ProblemFilter, problemFilters } from '../api/contract/problem-filter.ts'
import { statusIds } from '../api/contract/problem-workflow.ts'

type Name = keyof typeof problemFilters
const names = Object.keys(problemFilters) as Name[] // keys of the literal

export type ProblemSearch = Partial<Record<Name, string>>

const prefix = 'p.'
export type MapProblemSearch = Partial<Record<`${typeof prefix}${Name}`, string>>

/** What the router keeps of a link; what is unknown or mistyped is as if it were not there. */
export function readProblemSearch(search: Readonly<Record<string, unknown>>): ProblemSearch {
  const known: ProblemSearch = {}
  for (const name of names) {
    const value = search[name]
    if (typeof value === 'string' && parse(name, value) !== undefined) known[name] = value
  }
  return known
}

/** Of the list: with the order of its rows, which is no part of the filter. */
export function readListSearch(
  search: Readonly<Record<string, unknown>>,
): ProblemSearch & { sort?: string | undefined } {
  const { sort } = search
  return { ...readProblemSearch(search), ...(typeof sort === 'string' && { sort }) }
}

/** An area of another county is dropped. */
export function parseProblemFilter(search: Readonly<Record<string, unknown>>, county: string): ProblemFilter {
  const filter: Record<string, unknown> = {}
  for (const [name, text] of Object.entries(readProblemSearch(search))) {
    filter[name] = parse(name as Name, text) // names as they were read
  }
  if (typeof filter.area === 'string' && !filter.area.startsWith(county)) delete filter.area
  return filter as ProblemFilter // each value was held against its schema
}

export function printProblemFilter(filter: ProblemFilter): ProblemSearch {
  const search: ProblemSearch = {}
  for (const name of names) {
    const value = filter[name]
    if (value !== undefined) search[name] = String(value)
  }
  return search
}

export function readMapProblemSearch(search: Readonly<Record<string, unknown>>): MapProblemSearch {
  return prefixed(readProblemSearch(withoutPrefix(search)))
}

export function parseMapProblemFilter(
  search: Readonly<Record<string, unknown>>,
  county: string,
): ProblemFilter {
  return parseProblemFilter(withoutPrefix(search), county)
}

export function printMapProblemFilter(filter: ProblemFilter): MapProblemSearch {
  return prefixed(printProblemFilter(filter))
}

/** Does it say anything besides what everybody sees: all that is open? */
export function isNarrowed(filter: ProblemFilter): boolean {
  return names.some((name) => filter[name] !== undefined && !(name === 'state' && filter.state === 'open'))
}

function prefixed(search: ProblemSearch): MapProblemSearch {
  return Object.fromEntries(Object.entries(search).map(([name, value]) => [prefix + name, value]))
}

function withoutPrefix(search: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(search)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => [name.slice(prefix.length), value]),
  )
}

/** A value of the address bar as its schema has it; undefined when it is none. */
function parse(name: Name, text: string): unknown {
  const schema: Schema = problemFilters[name]
  const { minimum = 0 } = schema
  if (name === 'status' && !text.split(',').every((each) => statusIds.some((id) => id === each))) return
  if (schema.enum) return schema.enum.includes(text) ? text : undefined
  switch (schema.type) {
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined
    case 'integer':
      return /^(0|[1-9]\d{0,14})$/.test(text) && Number(text) >= minimum ? Number(text) : undefined
    default:
      return isText(text, schema) ? text : undefined
  }
}

function isText(text: string, { pattern, format, minLength = 1, maxLength = 200 }: Schema): boolean {
  const fits = text.length >= minLength && text.length <= maxLength
  if (!fits || (pattern !== undefined && !new RegExp(pattern).test(text))) return false
  return format !== 'date-time' || (/T.*(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)))
}

/** What is looked at in a schema of the contract. */
type Schema = TSchema & {
  type?: string
  enum?: readonly string[]
  pattern?: string
  format?: string
  minimum?: number
  minLength?: number
  maxLength?: number
}
