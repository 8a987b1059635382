// Units as they stand below each other; what is above a list and not in it leaves its children at the top.
import type { Unit } from '../../api/contract/units.ts'

export type UnitNode = Unit & { children?: UnitNode[] }

export function unitTree(units: readonly Unit[]): UnitNode[] {
  const nodes = new Map(units.map((unit): [number, UnitNode] => [unit.id, { ...unit }]))
  const top: UnitNode[] = []
  for (const node of nodes.values()) {
    const parent = node.parentId === null ? undefined : nodes.get(node.parentId)
    if (!parent) top.push(node)
    else parent.children = [...(parent.children ?? []), node]
  }
  return top
}
