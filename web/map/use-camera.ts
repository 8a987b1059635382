// The camera follows the link and tells the link where it is; it never argues with a hand on the map.
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { Box, County } from '../../api/contract/areas.ts'
import { asBounds, closestFit, paddingOf } from './create-map.ts'
import type { Camera, MapProps } from './map-props.ts'

type Props = Pick<MapProps, 'camera' | 'fitTo' | 'insets' | 'onCamera'>

/** `madeAt`: the box that was there when the map was made, which has been its start. */
export function useCamera(
  map: MapLibreMap,
  { camera, fitTo, insets, onCamera }: Props,
  madeAt: Props['fitTo'],
) {
  // A link comes back some renders after it was told: where the map has just been is no wish to go there.
  const told = useRef<string[]>([keyOf(cameraOf(map))])

  const tell = useEffectEvent(() => {
    const now = cameraOf(map)
    if (told.current.at(-1) === keyOf(now)) return
    told.current = [...told.current.slice(-9), keyOf(now)]
    onCamera(now)
  })
  useEffect(() => {
    const onMoveEnd = () => tell()
    map.on('moveend', onMoveEnd)
    return () => void map.off('moveend', onMoveEnd)
  }, [map])

  const wanted = camera && keyOf(camera)
  const follow = useEffectEvent(() => {
    if (camera && wanted && !told.current.includes(wanted))
      map.jumpTo({ center: [camera.lng, camera.lat], zoom: camera.zoom })
  })
  useEffect(() => {
    if (wanted !== undefined) follow()
  }, [wanted])

  const first = useRef(madeAt)
  const moveTo = useEffectEvent((box: Box) => {
    map.fitBounds(asBounds(box), { padding: paddingOf(insets), maxZoom: closestFit, duration: 700 })
  })
  useEffect(() => {
    if (fitTo && fitTo !== first.current) moveTo(fitTo)
    if (fitTo !== first.current) first.current = undefined
  }, [fitTo])
}

/** Where the map opens: what the link says, what is asked for, the town of the county, the county, China. */
export function startOf({
  camera,
  fitTo,
  county,
}: Pick<MapProps, 'camera' | 'fitTo' | 'county'>): Camera | Box {
  return camera ?? fitTo ?? homeOf(county)
}

function homeOf({ box, townBox }: County): Box {
  if (box && townBox) return areaOf(townBox) < areaOf(box) / 3 ? townBox : box
  return townBox ?? box ?? china
}

const china: Box = [73.5, 18.1, 134.8, 53.6]

function areaOf([west, south, east, north]: Box): number {
  return (east - west) * (north - south)
}

function cameraOf(map: MapLibreMap): Camera {
  const { lng, lat } = map.getCenter()
  return { lng: Number(lng.toFixed(5)), lat: Number(lat.toFixed(5)), zoom: Number(map.getZoom().toFixed(2)) }
}

function keyOf({ lng, lat, zoom }: Camera): string {
  return `${zoom.toFixed(2)},${lat.toFixed(5)},${lng.toFixed(5)}`
}
