// What pulls the pointer while borders are edited, and how it is called.
import type { Map as MapLibreMap } from 'maplibre-gl'
import type { SnappedTo } from './edit-sketch.ts'
import type { MapProps } from './map-props.ts'
import type { EditHost } from './modes/edit-host.ts'
import { placeOf } from './modes/edit-host.ts'
import { rounded } from './mosaic/plane.ts'
import { snap } from './mosaic/snap.ts'
import { bordersNear, groundLinesNear } from './snap-lines.ts'

type Props = Pick<MapProps, 'catalog' | 'edit' | 'language'>

export function useSnapping(map: MapLibreMap, { catalog, edit, language }: Props) {
  return {
    snap: ((pixel, reach, borders) => {
      if (!edit) return undefined
      const at = placeOf(map, pixel)
      const reachDegrees = Math.abs(placeOf(map, { x: pixel.x, y: pixel.y + reach })[1] - at[1])
      // A line that is drawn begins and ends on borders: they come before what lies under them.
      const own = borders ? bordersNear(edit.mosaic, at, reachDegrees) : []
      for (const lines of [own, groundLinesNear(map, catalog, pixel, reach)]) {
        const found = snap(
          at,
          lines.map(({ points }) => points),
          reachDegrees,
        )
        const line = found && lines[found.line]
        if (line) return { point: rounded(found.point), kind: line.kind, name: line.name }
      }
      return undefined
    }) satisfies EditHost['snap'],
    say: ({ kind, name }: SnappedTo): string => {
      const words = edit?.borderWords
      if (!words) return ''
      if (kind === 'border' || kind === 'outline') return words.snapped(words[kind])
      const title = catalog.kinds.find(({ id }) => id === kind)?.title[language] ?? ''
      return words.snapped(name === undefined ? title : `${title} ${name}`)
    },
  }
}
