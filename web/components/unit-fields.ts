// What the form of a unit holds, and how it is filled from a unit.
import type { Unit } from '../../api/contract/units.ts'

export interface UnitFields {
  name: string
  code: string
  kind: Unit['kind']
  category: Unit['category'] | undefined
  parentId: number | null | undefined
  leaderName: string | undefined
  contactName: string | undefined
  /** Only when it is to be changed. */
  contactPhone: string | undefined
}

export const emptyUnit: Partial<UnitFields> = { kind: 'department' }

export function fieldsOf(unit: Unit): UnitFields {
  return {
    name: unit.name,
    code: unit.code,
    kind: unit.kind,
    category: unit.category ?? undefined,
    parentId: unit.parentId ?? undefined,
    leaderName: unit.leaderName ?? undefined,
    contactName: unit.contactName ?? undefined,
    contactPhone: undefined,
  }
}
