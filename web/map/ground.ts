// What lies on the ground: land, built-up area, land use, green, water, buildings; all from the county's own places.
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { KindInfo } from '../../api/contract/catalog.ts'
import type { Palette } from './palette.ts'
import { growing, isArea, isLine, layersOfRole, placesOf, type StyleView, widthAt16 } from './style-parts.ts'

/** Below the colours of an indicator. */
export function groundLayers(view: StyleView, palette: Palette): LayerSpecification[] {
  const hasBoundary = view.county.counts.county > 0
  return [
    {
      id: 'land',
      type: 'background',
      paint: { 'background-color': hasBoundary ? palette.outside : palette.land },
    },
    {
      id: 'county-land',
      type: 'fill',
      source: 'areas',
      'source-layer': 'county',
      paint: { 'fill-color': palette.land },
    },
    ...layersOfRole(view, 'ground', palette, (kind) => [areaFill(kind, palette.builtUp)]),
    ...layersOfRole(view, 'land-use', palette, (kind) => [
      areaFill(kind, view.theme === 'light' ? kind.style.color : palette.landUse),
    ]),
    ...layersOfRole(view, 'green', palette, (kind) =>
      isFaint(kind, view) ? greenFill(kind, view, palette) : [],
    ),
    ...layersOfRole(view, 'facility', palette, (kind) => siteLayers(kind)),
  ]
}

/** Above the colours of an indicator: parks stay green and the river blue, and so the town stays recognisable. */
export function natureLayers(view: StyleView, palette: Palette): LayerSpecification[] {
  return [
    ...layersOfRole(view, 'green', palette, (kind) =>
      isFaint(kind, view) ? [] : greenFill(kind, view, palette),
    ),
    ...waterLayers(view, palette),
  ]
}

/** Green without a name, verges and courtyards, would speckle the colours of an indicator that does not count it. */
function isFaint({ id, style }: KindInfo, { countedKinds }: StyleView): boolean {
  return style.labelZoom === undefined && !countedKinds.includes(id)
}

function greenFill(kind: KindInfo, { theme }: StyleView, palette: Palette): LayerSpecification[] {
  return [areaFill(kind, theme === 'light' ? kind.style.color : palette.green, greenOpacity)]
}

/** In the overview the colours of the indicator speak, in the street the park. */
const greenOpacity: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 13, 0.45, 15.5, 0.9]

function waterLayers(view: StyleView, palette: Palette): LayerSpecification[] {
  return layersOfRole(view, 'water', palette, (kind) => [
    areaFill(kind, palette.water),
    {
      id: `${kind.id}-line`,
      type: 'line',
      ...placesOf(kind),
      filter: isLine,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': palette.water, 'line-width': growing(widthAt16(kind), [0.6, 0, 0]) },
    },
  ])
}

export function buildingLayers(view: StyleView, palette: Palette): LayerSpecification[] {
  return layersOfRole(view, 'building', palette, (kind) => [
    {
      id: `${kind.id}-fill`,
      type: 'fill',
      ...placesOf(kind),
      filter: isArea,
      paint: {
        'fill-color': palette.building,
        'fill-outline-color': palette.buildingEdge,
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 14, 0, 15, 0.9],
      },
    },
  ])
}

function areaFill(
  kind: KindInfo,
  color: string,
  opacity: ExpressionSpecification | number = 1,
): LayerSpecification {
  return {
    id: `${kind.id}-fill`,
    type: 'fill',
    ...placesOf(kind),
    filter: isArea,
    paint: { 'fill-color': color, 'fill-opacity': opacity },
  }
}

/** The grounds of a school or a hospital: a breath of the kind's colour under its symbol. */
function siteLayers(kind: KindInfo): LayerSpecification[] {
  if (!kind.shapes.includes('area')) return []
  return [
    {
      id: `${kind.id}-site`,
      type: 'fill',
      ...placesOf(kind),
      minzoom: Math.max(14, kind.style.minZoom),
      filter: isArea,
      paint: { 'fill-color': kind.style.color, 'fill-opacity': 0.1 },
    },
  ]
}
