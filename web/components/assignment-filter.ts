// To what is the list of assignments narrowed? As the link says it.
import {
  type AssignmentRole,
  assignmentRoles,
  type TargetType,
  targetTypes,
} from '../../api/contract/assignments.ts'

export interface AssignmentFilter {
  unitId: number | undefined
  role: AssignmentRole | undefined
  type: TargetType | undefined
  /** Of places. */
  kind: string | undefined
  /** Code; undefined: the whole county. */
  area: string | undefined
  /** In force on this day instead of today. */
  on: string | undefined
  /** Places of the kind for which nobody answers. */
  open: boolean
}

export type AssignmentSearch = Partial<
  Record<'unit' | 'role' | 'type' | 'kind' | 'area' | 'on' | 'open', string>
>

/** What the router keeps of a link. */
export function readAssignmentSearch(search: Readonly<Record<string, unknown>>): AssignmentSearch {
  const word = (name: string) => (typeof search[name] === 'string' ? search[name] : undefined)
  return {
    unit: word('unit'),
    role: word('role'),
    type: word('type'),
    kind: word('kind'),
    area: word('area'),
    on: word('on'),
    open: word('open'),
  }
}

/** What is unknown or mistyped is as if it were not there. */
export function parseAssignmentFilter(search: AssignmentSearch, county: string): AssignmentFilter {
  const { unit = '', kind = '', area = '', on = '' } = search
  return {
    unitId: /^[1-9]\d{0,14}$/.test(unit) ? Number(unit) : undefined,
    role: assignmentRoles.find((each) => each === search.role),
    type: targetTypes.find((each) => each === search.type),
    kind: /^[a-z][a-z0-9-]{0,59}$/.test(kind) ? kind : undefined,
    area: /^\d{9}(\d{3}(\d{3})?)?$/.test(area) && area.startsWith(county) ? area : undefined,
    on: /^\d{4}-\d\d-\d\d$/.test(on) && !Number.isNaN(Date.parse(on)) ? on : undefined,
    open: search.open === '1',
  }
}

export function printAssignmentFilter(filter: AssignmentFilter): AssignmentSearch {
  const { unitId, role, type, kind, area, on, open } = filter
  return { unit: unitId?.toString(), role, type, kind, area, on, open: open ? '1' : undefined }
}
