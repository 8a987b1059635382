// The colours of units follow the props, by feature state alone.
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect } from 'react'
import { levelOf } from '../../api/contract/areas.ts'
import { labelSuffix } from '../../api/contract/tiles.ts'
import { dutySource } from './duties.ts'
import type { MapProps } from './map-props.ts'

export function useDutyColours(map: MapLibreMap, { duties, county }: Pick<MapProps, 'duties' | 'county'>) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version brings tiles without states
  useEffect(() => {
    if (!duties) return
    // The shape, and the point where the name goes.
    const layers = [...duties.places].flatMap(([kind, states]) =>
      [kind, kind + labelSuffix].map((sourceLayer) => ({ sourceLayer, states })),
    )
    for (const { sourceLayer, states } of layers) {
      for (const [id, state] of states)
        map.setFeatureState({ source: dutySource, sourceLayer, id }, { ...state })
    }
    const areas = [...duties.areas].flatMap(([code, { color }]) => {
      const sourceLayer = levelOf(code)
      return sourceLayer ? [{ target: { source: 'areas', sourceLayer, id: Number(code) }, color }] : []
    })
    for (const { target, color } of areas) map.setFeatureState(target, { duty: color })
    return () => {
      // Where the layers are gone, so is their source, and the states with it.
      if (map.getSource(dutySource)) {
        for (const { sourceLayer } of layers) map.removeFeatureState({ source: dutySource, sourceLayer })
      }
      for (const { target } of areas) map.removeFeatureState(target, 'duty')
    }
  }, [map, duties, county.tileVersion])
}
