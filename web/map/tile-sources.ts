// Where do the shapes come from? The county's own vector tiles, and nothing from outside.
import type { SourceSpecification, VectorSourceSpecification } from 'maplibre-gl'
import type { Box, County } from '../../api/contract/areas.ts'
import { tileMaxZoom, tileRoutes, type tilesets, unitGridMinZoom } from '../../api/contract/tiles.ts'
import { dutySource } from './duties.ts'
import type { StyleView } from './style-parts.ts'
import { drawsUnitGrids, unitGridSource } from './unit-grids.ts'

export function tileSources(view: StyleView): Record<string, SourceSpecification> {
  const places = tilesOf(view, 'places')
  const areas = tilesOf(view, 'areas')
  // The same tiles once more, from the cache: picking a place and printing other values must not lay out all anew.
  return {
    ...{ places, areas, 'area-names': areas, 'picked-place': places },
    ...(view.duties && { [dutySource]: places }),
    ...(drawsUnitGrids(view) && {
      [unitGridSource]: { ...tilesOf(view, 'unit-grids'), minzoom: unitGridMinZoom },
    }),
  }
}

function tilesOf(
  { county, origin }: StyleView,
  tileset: (typeof tilesets)[number],
): VectorSourceSpecification {
  return {
    type: 'vector',
    tiles: [origin + tileTemplate(county, tileset)],
    minzoom: 6,
    maxzoom: tileMaxZoom,
    ...(county.box ? { bounds: widened(county.box) } : {}),
  }
}

/** Roads and parks of an import do not end at the boundary; half a county around is as far as it is worth asking. */
function widened([west, south, east, north]: Box): Box {
  const [x, y] = [(east - west) / 2, (north - south) / 2]
  return [west - x, south - y, east + x, north + y]
}

/** With `{z}/{x}/{y}` for MapLibre to fill in. Used with the origin: the worker knows no page to be relative to. */
function tileTemplate({ code, tileVersion }: County, tileset: string): string {
  const path = tileRoutes.getTile.url
    .replace(':county', code)
    .replace(':tileset', tileset)
    .replace(/:(z|x|y)/g, '{$1}')
  return `/api${path}?version=${tileVersion}`
}
