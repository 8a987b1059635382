// Where do the shapes come from? The county's own vector tiles, and nothing from outside.
import type { SourceSpecification, VectorSourceSpecification } from 'maplibre-gl'
import type { Box, County } from '../../api/contract/areas.ts'
import type { KindInfo } from '../../api/contract/catalog.ts'
import { tileMaxZoom, tileRoutes, type tilesets } from '../../api/contract/tiles.ts'
import type { StyleView } from './style-parts.ts'

/**
 * MapLibre writes a name once per tile, and small tiles cut many polygons: names come from larger tiles than shapes.
 * Where a county has more areas than this, tiles of a middle size keep the work per tile small.
 */
const manyAreas = 3000

export function tileSources(view: StyleView): Record<string, SourceSpecification> {
  const { county, catalog } = view
  const places = tilesOf(view, 'places', tileMaxZoom)
  const areas = tilesOf(view, 'areas', tileMaxZoom)
  return {
    places,
    areas,
    'area-names': tilesOf(view, 'areas', county.counts.grid > manyAreas ? 12 : 10),
    ...Object.fromEntries(
      catalog.kinds.flatMap((kind) => {
        const zoom = nameZoom(kind)
        return zoom === undefined ? [] : [[nameSource(zoom), tilesOf(view, 'places', zoom)]]
      }),
    ),
    // The tiles of `places` once more, from the cache: picking a place must not lay out all others anew.
    'picked-place': places,
  }
}

/** The largest tiles that hold the names of a kind with areas. */
export function nameZoom({ shapes, style }: KindInfo): number | undefined {
  if (style.labelZoom === undefined || !shapes.includes('area')) return undefined
  return Math.min(Math.floor(style.labelZoom), tileMaxZoom)
}

export function nameSource(zoom: number): string {
  return `place-names-${zoom}`
}

function tilesOf(
  { county, origin }: StyleView,
  tileset: (typeof tilesets)[number],
  maxzoom: number,
): VectorSourceSpecification {
  return {
    type: 'vector',
    tiles: [origin + tileTemplate(county, tileset)],
    minzoom: 6,
    maxzoom,
    ...(county.box ? { bounds: widened(county.box) } : {}),
  }
}

/** Roads and parks of an import do not end at the boundary; half a county around is as far as it is worth asking. */
function widened([west, south, east, north]: Box): Box {
  const [x, y] = [(east - west) / 2, (north - south) / 2]
  return [west - x, south - y, east + x, north + y]
}

/** With `{z}/{x}/{y}` for MapLibre to fill in. Used with the origin: the worker knows no page to be relative to. */
function tileTemplate({ code, dataVersion }: County, tileset: string): string {
  const path = tileRoutes.getTile.url
    .replace(':county', code)
    .replace(':tileset', tileset)
    .replace(/:(z|x|y)/g, '{$1}')
  return `/api${path}?version=${dataVersion}`
}
