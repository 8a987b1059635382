// The style follows the props: MapLibre compares old and new and touches only what differs.
import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl'
import { useEffect, useMemo, useRef } from 'react'
import { dutyLayersFor } from './duties.ts'
import { mostPrintedValues } from './labels.ts'
import type { MapProps } from './map-props.ts'
import { mapStyle } from './style.ts'

type Props = Pick<
  MapProps,
  | 'county'
  | 'catalog'
  | 'theme'
  | 'level'
  | 'show'
  | 'hiddenKinds'
  | 'unitGrids'
  | 'indicator'
  | 'values'
  | 'shapes'
  | 'selected'
  | 'duties'
  | 'problems'
  | 'edit'
>

export function useMapStyle(props: Props) {
  const { county, catalog, theme, show, hiddenKinds, indicator, values, shapes, selected, duties, problems } =
    props
  const { unitGrids = false } = props
  const level = drawnLevel(props)
  const edited = props.edit?.community
  const printedValues = useMemo(
    () => (show === 'areas' ? printValues(indicator, values) : new Map<string, string>()),
    [show, indicator, values],
  )
  const dutyLayers = useDutyLayers(duties)
  const countedKinds = countedBy(show, dutyLayers?.kinds, indicator?.kinds)
  return useMemo(
    () =>
      mapStyle({
        origin: window.location.origin,
        county,
        catalog,
        theme,
        level,
        show,
        hiddenKinds,
        unitGrids,
        countedKinds,
        shapes: show === 'coverage' ? shapes : undefined,
        selected,
        printedValues,
        duties: dutyLayers,
        problems,
        ...(edited !== undefined && { edited }),
      }),
    [
      county,
      catalog,
      theme,
      level,
      show,
      hiddenKinds,
      unitGrids,
      countedKinds,
      shapes,
      selected,
      printedValues,
      dutyLayers,
      problems,
      edited,
    ],
  )
}

const noKinds: readonly string[] = []

/** Kinds whose symbols show early: what is spoken about. Problems speak for themselves. */
function countedBy(
  show: MapProps['show'],
  ofDuties: readonly string[] = noKinds,
  ofIndicator: readonly string[] = noKinds,
): readonly string[] {
  if (show === 'problems') return noKinds
  return show === 'units' ? ofDuties : ofIndicator
}

/** The same as long as the same kinds and levels are coloured, whatever the colours. */
function useDutyLayers(duties: MapProps['duties']) {
  const layers = duties && dutyLayersFor(duties.places.keys(), duties.areas.keys())
  const key = JSON.stringify(layers)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of it
  return useMemo(() => layers, [key])
}

/** The level of the values at hand: the old picture stays until the values of a new level have come. */
export function drawnLevel({ level, values }: Pick<MapProps, 'level' | 'values'>) {
  return values?.[0]?.level ?? level
}

/** Figures under the names, without unit: it stands in the legend. Percent says itself. */
function printValues(
  indicator: MapProps['indicator'],
  values: MapProps['values'],
): ReadonlyMap<string, string> {
  const printed = new Map<string, string>()
  if (!indicator || !values || values.length > mostPrintedValues) return printed
  const percent = indicator.unit.en === '%' ? '%' : ''
  const digits = Math.min(indicator.decimals, 1)
  for (const { area, value } of values) {
    if (value === null) continue
    const figure = value.toLocaleString('en-US', {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    })
    printed.set(area, figure + percent)
  }
  return printed
}

/** `made` is the style that the map was made with. */
export function useStyleUpdates(map: MapLibreMap, made: StyleSpecification, style: StyleSpecification) {
  const drawn = useRef(made)
  useEffect(() => {
    if (drawn.current === style) return
    drawn.current = style
    map.setStyle(style, { diff: true, validate: false })
  }, [map, style])
}
