// The pin of a report on the map: dragged, or moved by arrow keys while it has the focus. Under the cross it steps aside.
import { type Map as MapLibreMap, Marker } from 'maplibre-gl'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import styles from './CountyMap.module.css'
import type { MapProps, Theme } from './map-props.ts'
import type { LngLat } from './modes/measure.ts'
import { middleOf, positionAt } from './modes/pin.ts'
import { palettes } from './palette.ts'

type Props = Pick<MapProps, 'pin' | 'onPin' | 'insets'> & { name: string; theme: Theme }

export function usePin(map: MapLibreMap, { pin, onPin, insets, name, theme }: Props) {
  const isShown = pin?.position !== undefined && !pin.crosshair
  const [marker, setMarker] = useState<Marker>()
  const [lng, lat] = pin?.position ?? [0, 0]
  const put = useEffectEvent((position: LngLat) => onPin?.({ position }))
  const first = useEffectEvent(() => [lng, lat] as LngLat) // a pair, not a list
  useEffect(() => {
    if (!isShown) return
    const made = new Marker({
      color: palettes[theme].accent,
      draggable: true,
      scale: 1.2,
      className: styles.pin,
    })
      .setLngLat(first())
      .addTo(map)
    made.on('dragend', () => {
      const at = made.getLngLat()
      put([at.lng, at.lat])
    })
    setMarker(made)
    return () => {
      made.remove()
      setMarker(undefined)
    }
  }, [map, isShown, theme])
  useEffect(() => {
    if (isShown) marker?.setLngLat([lng, lat])
  }, [marker, isShown, lng, lat])
  useEffect(() => marker?.getElement().setAttribute('aria-label', name), [marker, name])

  usePinInSight(map, isShown ? pin.position : undefined, insets)
  useCross(map, { pin, onPin, insets })
}

/** A panel that opens or grows over the pin moves the map aside. */
function usePinInSight(map: MapLibreMap, position: LngLat | undefined, insets: MapProps['insets']) {
  const { left, right, top, bottom } = insets
  const look = useEffectEvent(() => {
    if (!position) return
    const { x, y } = map.project(position)
    const { clientWidth, clientHeight } = map.getContainer()
    const isSeen = x > left && x < clientWidth - right && y > top && y < clientHeight - bottom
    if (!isSeen) bringTo(map, position, insets, map.getZoom())
  })
  const isThere = position !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever may cover it
  useEffect(() => {
    if (!isThere) return
    if (!map.isMoving()) return look()
    const onEnd = () => look()
    map.once('moveend', onEnd)
    return () => void map.off('moveend', onEnd)
  }, [map, isThere, left, right, top, bottom])
}

/** Close enough to tell one side of a street from the other. */
const crossZoom = 17.5

/** When the cross appears and when panels move it, the map brings the spot under it; without a spot, what lies there is it. */
function useCross(map: MapLibreMap, { pin, onPin, insets }: Pick<MapProps, 'pin' | 'onPin' | 'insets'>) {
  const isOpen = pin?.crosshair ?? false
  const { left, right, top, bottom } = insets
  /** Where the zoom is going; undefined before the cross has appeared. */
  const zoom = useRef<number>(undefined)
  const bringUnder = useEffectEvent(() => {
    const isThere = zoom.current !== undefined
    if (!pin?.position) {
      zoom.current = map.getZoom()
      return onPin?.({ position: positionAt(map, middleOf(map, insets)) })
    }
    zoom.current = isThere
      ? map.isMoving()
        ? zoom.current
        : map.getZoom()
      : Math.max(map.getZoom(), crossZoom)
    bringTo(map, pin.position, insets, zoom.current ?? crossZoom)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever moves the cross
  useEffect(() => {
    if (isOpen) bringUnder()
    else zoom.current = undefined
  }, [isOpen, left, right, top, bottom])
}

/** Into the middle of what panels leave. */
function bringTo(map: MapLibreMap, position: LngLat, insets: MapProps['insets'], zoom: number) {
  const { x, y } = middleOf(map, insets)
  const { clientWidth, clientHeight } = map.getContainer()
  map.easeTo({
    center: position,
    zoom,
    offset: [x - clientWidth / 2, y - clientHeight / 2],
    duration: 200,
  })
}
