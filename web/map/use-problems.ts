// What of the problems is in sight, for whoever asks the server about it; and what a click on a count does.
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useEffectEvent } from 'react'
import type { Box } from '../../api/contract/areas.ts'
import type { MapProps } from './map-props.ts'

/** Told at once and whenever the map has come to rest. */
export function useScreen(map: MapLibreMap, onScreen: MapProps['onScreen']) {
  const wanted = onScreen !== undefined
  const tell = useEffectEvent(() => onScreen?.({ box: boxOf(map), zoom: map.getZoom() }))
  useEffect(() => {
    if (!wanted) return
    const onRest = () => tell()
    onRest()
    map.on('moveend', onRest)
    map.on('resize', onRest)
    return () => {
      map.off('moveend', onRest)
      map.off('resize', onRest)
    }
  }, [map, wanted])
}

function boxOf(map: MapLibreMap): Box {
  const bounds = map.getBounds()
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]
}

/** Goes as close as it takes to tell its problems apart; those at one place are listed instead. */
export function openCluster(
  map: MapLibreMap,
  { problems, insets, onProblemsHere }: Pick<MapProps, 'problems' | 'insets' | 'onProblemsHere'>,
  index: number,
) {
  const cluster = problems?.map?.clusters[index]
  if (!cluster) return
  if (cluster.splitZoom === null) {
    const { x, y } = map.project(cluster.position)
    return onProblemsHere?.({ id: index, x, y })
  }
  const { left, right, top, bottom } = insets
  map.easeTo({
    center: cluster.position,
    zoom: Math.max(cluster.splitZoom, map.getZoom() + 0.5),
    offset: [(left - right) / 2, (top - bottom) / 2],
    duration: 500,
  })
}
