// Which unit has which colour? Those that answer for most come first; what nobody answers for stands out.

/** Twelve at the most can be told apart, also by the colour-blind (CARTO Safe, calm on a light map); orange is kept for gaps. */
const palette = [
  '#4393C3',
  '#CC6677',
  '#117733',
  '#AA4499',
  '#999933',
  '#332288',
  '#44AA99',
  '#882255',
  '#88CCEE',
  '#661100',
  '#DDCC77',
] as const
export const otherUnitsColor = '#93A1B3'
export const openColor = '#D9700F'

export interface UnitShare {
  unitId: number
  count: number
  color: string
  /** Has no colour of its own any more. */
  other: boolean
}

/** How a place or an area is drawn. */
export interface DutyState {
  color: string
  /** Nobody answers for it. */
  open: boolean
  /** Another unit is looked at. */
  faint: boolean
  /** Inside the line that was drawn around. */
  picked: boolean
}

/** Units by how many of these places they answer for; 0 stands for none and is left out. */
export function sharesOf(unitIds: readonly number[]): UnitShare[] {
  const counts = new Map<number, number>()
  for (const id of unitIds) if (id !== 0) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...counts]
    .toSorted(([id, count], [otherId, otherCount]) => otherCount - count || id - otherId)
    .map(([unitId, count], index) => {
      const color = palette[index]
      return { unitId, count, color: color ?? otherUnitsColor, other: color === undefined }
    })
}

/** Places by id; `chosen` is the unit that is looked at, 0 for what has none. */
export function placeStates(
  { placeIds, unitIds }: { placeIds: readonly number[]; unitIds: readonly number[] },
  shares: readonly UnitShare[],
  chosen: number | undefined,
  picked: ReadonlySet<number>,
): Map<number, DutyState> {
  const colors = new Map(shares.map(({ unitId, color }) => [unitId, color]))
  return new Map(
    placeIds.map((id, index) => {
      const unitId = unitIds[index] ?? 0
      return [
        id,
        {
          color: colors.get(unitId) ?? openColor,
          open: unitId === 0,
          faint: chosen !== undefined && chosen !== unitId,
          picked: picked.has(id),
        },
      ]
    }),
  )
}
