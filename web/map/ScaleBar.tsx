// The scale: a round distance as a line, true in the middle of the map.
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useSyncExternalStore } from 'react'
import styles from './CountyMap.module.css'

const longestPixels = 110

export function ScaleBar({ map }: { map: MapLibreMap }) {
  const metresPerPixel = useSyncExternalStore(
    (changed) => {
      map.on('move', changed)
      return () => void map.off('move', changed)
    },
    () => readMetresPerPixel(map),
  )
  const metres = roundDistance(metresPerPixel * longestPixels)
  return (
    <div className={styles.scale}>
      <div>{metres >= 1000 ? `${(metres / 1000).toLocaleString('en-US')} km` : `${metres} m`}</div>
      <div className={styles.rule} style={{ width: metres / metresPerPixel }} />
    </div>
  )
}

function readMetresPerPixel(map: MapLibreMap): number {
  const { width, height } = map.getContainer().getBoundingClientRect()
  const left = map.unproject([width / 2 - 50, height / 2])
  const right = map.unproject([width / 2 + 50, height / 2])
  return left.distanceTo(right) / 100
}

/** The largest of 1, 2 and 5 times a power of ten that is not longer. */
function roundDistance(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(metres))
  return ([5, 2].find((step) => step * power <= metres) ?? 1) * power
}
