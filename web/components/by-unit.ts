// Places of one kind by the unit that answers for them: which kind, which colours, and how many have none.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Duties } from '../map/map-props.ts'
import { placeStates, sharesOf, type UnitShare } from '../map/unit-colours.ts'
import { assignedPlacesOptions } from '../queries/assignments.ts'
import { unitsOptions } from '../queries/units.ts'
import { useCounty } from './county.ts'

export interface ByUnit {
  /** Coloured kind; undefined until it is known which one units answer for most. */
  kind: string | undefined
  shares: readonly (UnitShare & { name: string })[]
  /** Places of the kind, and those among them without a unit. */
  total: number
  open: number
  /** Unit that is looked at, 0 for what has none. */
  chosen: number | undefined
  ready: boolean
  error: Error | null
  refetch: () => unknown
}

/** Class of the legend, as the link has it, that means "without a unit". */
export const openClass = -1

export function useByUnit(): ByUnit {
  const { county, view, show } = useCounty()
  const kind = useColouredKind()
  const wanted = show === 'units' && kind !== undefined
  const places = useQuery({ ...assignedPlacesOptions(county.code, kind ?? ''), enabled: wanted })
  const units = useQuery({ ...unitsOptions(county.code), enabled: wanted })
  const names = new Map(units.data?.map(({ id, name }) => [id, name]))
  const unitIds = places.data?.unitIds ?? noIds
  const shares = useMemo(() => sharesOf(unitIds), [unitIds])
  const open = unitIds.filter((id) => id === 0).length
  return {
    kind,
    shares: shares.map((share) => ({ ...share, name: names.get(share.unitId) ?? String(share.unitId) })),
    total: unitIds.length,
    open,
    chosen: chosenUnit(view),
    ready: places.data !== undefined && units.data !== undefined,
    error: places.error ?? units.error,
    refetch: () => Promise.all([places.refetch(), units.refetch()]),
  }
}

/** What the map takes; undefined while something else is coloured. */
export function useUnitColours(picked: ReadonlySet<number>): Duties | undefined {
  const { county, view, show } = useCounty()
  const kind = useColouredKind()
  const wanted = show === 'units' && kind !== undefined
  const { data } = useQuery({ ...assignedPlacesOptions(county.code, kind ?? ''), enabled: wanted })
  const chosen = chosenUnit(view)
  return useMemo(() => {
    if (!wanted || !data) return undefined
    const states = placeStates(data, sharesOf(data.unitIds), chosen, picked)
    return { places: new Map([[kind, states]]), areas: new Map() }
  }, [wanted, data, kind, chosen, picked])
}

const noIds: readonly number[] = []

function chosenUnit({ selected, classFilter }: ReturnType<typeof useCounty>['view']): number | undefined {
  if (selected?.type === 'unit') return selected.id
  return classFilter === openClass ? 0 : undefined
}

/** As the link says, or what people live in: the first land use of the list. */
function useColouredKind(): string | undefined {
  const { catalog, view } = useCounty()
  const named = catalog.kinds.find(({ id }) => id === view.by)
  return (named ?? catalog.kinds.find(({ style }) => style.role === 'land-use'))?.id
}
