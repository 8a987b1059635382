// The list of kinds, in the order in which the layer list shows them.
import type { Kind } from './kind.ts'
import { toilet } from './toilet.ts'

export const kinds = [toilet] as const satisfies readonly Kind[]

export type KindId = (typeof kinds)[number]['id']

const byId = new Map<string, Kind>(kinds.map((each) => [each.id, each]))

/** The kind with this id, or undefined. */
export function findKind(id: string): Kind | undefined {
  return byId.get(id)
}
