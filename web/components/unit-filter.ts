// To what is the list of units narrowed? Read from the link and applied here, since a county has some hundred of them.
import { type Unit, unitKinds } from '../../api/contract/units.ts'

export interface UnitFilter {
  q: string
  kind: Unit['kind'] | undefined
  category: Unit['category'] | undefined
  /** Only those that answer for nothing. */
  idle: boolean
  /** With those that were closed. */
  closed: boolean
}

export type UnitSearch = Partial<Record<'q' | 'kind' | 'category' | 'idle' | 'closed', string>>

/** What the router keeps of a link. */
export function readUnitSearch(search: Readonly<Record<string, unknown>>): UnitSearch {
  const word = (name: string) => (typeof search[name] === 'string' ? search[name] : undefined)
  return {
    q: word('q'),
    kind: word('kind'),
    category: word('category'),
    idle: word('idle'),
    closed: word('closed'),
  }
}

export function parseUnitFilter(search: UnitSearch): UnitFilter {
  return {
    q: search.q ?? '',
    kind: unitKinds.find((each) => each === search.kind),
    category: (['A', 'B'] as const).find((each) => each === search.category),
    idle: search.idle === '1',
    closed: search.closed === '1',
  }
}

export function printUnitFilter({ q, kind, category, idle, closed }: UnitFilter): UnitSearch {
  return {
    q: q || undefined,
    kind,
    category: category ?? undefined,
    idle: idle ? '1' : undefined,
    closed: closed ? '1' : undefined,
  }
}

export function isNarrowed({ q, kind, category, idle }: UnitFilter): boolean {
  return q !== '' || kind !== undefined || category !== undefined || idle
}

export function matchesUnit(unit: Unit, { q, kind, category, idle }: UnitFilter): boolean {
  const wanted = q.trim().toLowerCase()
  const words = [unit.name, unit.code, unit.leaderName, unit.contactName]
  return (
    (wanted === '' || words.some((each) => each?.toLowerCase().includes(wanted))) &&
    (kind === undefined || unit.kind === kind) &&
    (category === undefined || unit.category === category) &&
    (!idle || unit.assignmentCount === 0)
  )
}
