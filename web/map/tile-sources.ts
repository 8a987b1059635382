// Where do the shapes come from? The county's own vector tiles, and nothing from outside.
import type { SourceSpecification, VectorSourceSpecification } from 'maplibre-gl'
import type { County } from '../../api/contract/areas.ts'
import { tileMaxZoom, tileRoutes, type tilesets } from '../../api/contract/tiles.ts'

/** Names of areas come from larger tiles: MapLibre names a polygon once per tile, and a community is cut by many small ones. */
const nameTilesMaxZoom = 12

export function tileSources(county: County): Record<string, SourceSpecification> {
  const places = tilesOf(county, 'places', tileMaxZoom)
  const areas = tilesOf(county, 'areas', tileMaxZoom)
  return {
    places,
    areas,
    'area-names': tilesOf(county, 'areas', nameTilesMaxZoom),
    // The tiles of `places` once more, from the cache: picking a place must not lay out all others anew.
    'picked-place': places,
  }
}

function tilesOf(
  county: County,
  tileset: (typeof tilesets)[number],
  maxzoom: number,
): VectorSourceSpecification {
  const box = county.box
  return {
    type: 'vector',
    tiles: [tileTemplate(county, tileset)],
    minzoom: 6,
    maxzoom,
    ...(box ? { bounds: box } : {}),
  }
}

/** With `{z}/{x}/{y}` for MapLibre to fill in, and the whole address: the worker knows no page to be relative to. */
function tileTemplate({ code, dataVersion }: County, tileset: string): string {
  const path = tileRoutes.getTile.url
    .replace(':county', code)
    .replace(':tileset', tileset)
    .replace(/:(z|x|y)/g, '{$1}')
  return `${window.location.origin}/api${path}?version=${dataVersion}`
}
