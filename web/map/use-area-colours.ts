// Colours, hover and selection of areas follow the props, by feature state alone.
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useMemo } from 'react'
import { AreaPainter, areaStates, setAreaState } from './area-states.ts'
import type { AreaState } from './areas.ts'
import { classesOf } from './classes.ts'
import type { MapProps } from './map-props.ts'
import { palettes } from './palette.ts'

type Props = Pick<
  MapProps,
  'county' | 'theme' | 'indicator' | 'values' | 'classFilter' | 'selected' | 'hoveredArea'
>

export function useAreaColours(map: MapLibreMap, props: Props) {
  const { county, theme, indicator, values, classFilter, selected, hoveredArea } = props
  const painter = useMemo(() => new AreaPainter(map), [map])
  useEffect(() => {
    if (!indicator || !values) return
    const legend = classesOf(indicator, values)
    painter.paint(areaStates(legend, values, classFilter, palettes[theme].noData), county.tileVersion)
  }, [painter, county.tileVersion, indicator, values, classFilter, theme])

  const selectedArea = selected?.type === 'area' ? selected.code : undefined
  useAreaFlag(map, 'selected', selectedArea, county.tileVersion)
  useAreaFlag(map, 'hover', hoveredArea, county.tileVersion)
}

function useAreaFlag(
  map: MapLibreMap,
  flag: keyof Pick<AreaState, 'hover' | 'selected'>,
  code: string | undefined,
  tileVersion: number,
) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version brings tiles without states
  useEffect(() => {
    if (code === undefined) return
    setAreaState(map, code, { [flag]: true })
    return () => setAreaState(map, code, { [flag]: false })
  }, [map, flag, code, tileVersion])
}
