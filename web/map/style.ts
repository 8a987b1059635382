// What does the map draw, and in which order? A pure function from catalog and view to a MapLibre style.
// Values, hover and class filter are not in here: they colour the areas by feature state, so that no geometry moves.
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'
import { areaFillLayers, borderLayers, focusLayers } from './areas.ts'
import { coverageLayers, coverageSources, serviceLayers } from './coverage.ts'
import { dutyFillLayers, dutyLineLayers } from './duties.ts'
import { dotLayers, symbolLayers } from './facilities.ts'
import { buildingLayers, groundLayers, natureLayers } from './ground.ts'
import { areaNameLayers, placeNameLayers } from './labels.ts'
import { microGridLayers, microGridNameLayers } from './micro-grids.ts'
import { type Palette, palettes } from './palette.ts'
import { pickedPlaceLayers } from './picked-place.ts'
import { heatLayers, problemLayers, problemSources } from './problems.ts'
import { roadLayers } from './roads.ts'
import type { StyleView } from './style-parts.ts'
import { tileSources } from './tile-sources.ts'
import { unitGridLayers, unitGridNames } from './unit-grids.ts'

/** The heat surface goes below this layer, which itself draws nothing. */
export const surfaceSlot = 'surface-slot'

export function mapStyle(view: StyleView): StyleSpecification {
  return {
    version: 8,
    // A fade between old and new paint, short enough to be felt only as calm.
    transition: { duration: 150, delay: 0 },
    sources: {
      ...tileSources(view),
      ...coverageSources(view),
      ...problemSources(view),
    },
    layers: layersOf(view, palettes[view.theme]),
  }
}

/** From the ground up. */
function layersOf(view: StyleView, palette: Palette): LayerSpecification[] {
  return [
    ...groundLayers(view, palette),
    ...areaFillLayers(view),
    ...coverageLayers(view, palette),
    ...natureLayers(view, palette),
    ...dutyFillLayers(view),
    ...heatLayers(view),
    { id: surfaceSlot, type: 'background', layout: { visibility: 'none' } },
    ...buildingLayers(view, palette),
    ...roadLayers(view, palette),
    ...microGridLayers(view, palette),
    ...borderLayers(view, palette),
    ...serviceLayers(view, palette),
    ...unitGridLayers(view, palette),
    ...dutyLineLayers(view, palette),
    ...focusLayers(view, palette),
    ...dotLayers(view, palette),
    ...unitGridNames(view, palette),
    ...placeNameLayers(view, palette),
    ...symbolLayers(view, palette),
    ...pickedPlaceLayers(view, palette),
    ...microGridNameLayers(view, palette),
    ...areaNameLayers(view, palette),
    ...problemLayers(view, palette),
  ]
}
