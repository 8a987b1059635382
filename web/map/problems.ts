// Problems on the map: counts with a ring of their lights where they are many, one sign each where there is room, or heat.
import type { FeatureCollection, Point } from 'geojson'
import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl'
import { cornerOf } from '../../api/contract/map-cells.ts'
import type { ProblemCluster, ProblemHeat, ProblemMap, ProblemPoint } from '../../api/contract/problem-map.ts'
import { endStatuses } from '../../api/contract/problem-workflow.ts'
import type { Theme } from './map-props.ts'
import type { Palette } from './palette.ts'
import { lightImage, ringImage } from './problem-images.ts'
import { type StyleView, strongFont } from './style-parts.ts'

const source = 'problems'
const heatSource = 'problem-heat'

/** Layers in which a click finds a problem or a cluster start with this. */
export const problemHitPrefix = 'problem-hit-'

/** What is drawn; points alone where a page shows one problem. */
export interface ProblemMarks {
  map: Pick<ProblemMap, 'points' | 'clusters'> | undefined
  heat: ProblemHeat | undefined
  selected: number | undefined
}

export function problemSources({ problems, theme }: StyleView): Record<string, SourceSpecification> {
  if (!problems) return {}
  return {
    [source]: { type: 'geojson', data: marksOf(problems, theme) },
    ...(problems.heat && { [heatSource]: { type: 'geojson', data: heatOf(problems.heat) } }),
  }
}

/** Under roads and names, as every surface: one has to see where it glows. */
export function heatLayers({ problems, theme }: StyleView): LayerSpecification[] {
  return problems?.heat ? [heatLayer(theme)] : []
}

/** Above everything: they are what one looks for. */
export function problemLayers({ problems, theme }: StyleView, palette: Palette): LayerSpecification[] {
  if (!problems) return []
  const grown = growth[theme]
  return [
    {
      id: 'problem-selected',
      type: 'circle',
      source,
      filter: ['==', ['get', 'selected'], true],
      paint: {
        'circle-radius': 17,
        'circle-color': palette.accent,
        'circle-opacity': 0.16,
        'circle-stroke-color': palette.accent,
        'circle-stroke-width': 3,
      },
    },
    {
      id: `${problemHitPrefix}cluster`,
      type: 'symbol',
      source,
      filter: ['==', ['get', 'sort'], 'cluster'],
      layout: {
        'icon-image': ['get', 'image'],
        'icon-size': sizeByCount(theme),
        'icon-overlap': 'always',
        'text-field': ['get', 'label'],
        'text-font': strongFont,
        'text-size': ['interpolate', ['linear'], ['get', 'count'], 2, 12 * grown, 1000, 14 * grown],
        'text-overlap': 'always',
        // The largest on top, and above every single one.
        'symbol-sort-key': ['get', 'count'],
      },
      paint: { 'text-color': palette.label },
    },
    {
      id: `${problemHitPrefix}point`,
      type: 'symbol',
      source,
      filter: ['==', ['get', 'sort'], 'point'],
      layout: {
        'icon-image': ['get', 'image'],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.8 * grown, 15, grown],
        'icon-overlap': 'always',
        'symbol-sort-key': ['get', 'rank'],
      },
    },
  ]
}

/** The wall is read from four metres away. */
const growth: Readonly<Record<Theme, number>> = { light: 1, dark: 1.25 }

/** From 32 pixels for two to 60 for thousands. */
function sizeByCount(theme: Theme): ExpressionSpecification {
  const grown = growth[theme]
  return [
    'interpolate',
    ['linear'],
    ['log10', ['get', 'count']],
    0.3,
    0.55 * grown,
    1,
    0.65 * grown,
    2,
    0.8 * grown,
    3,
    0.92 * grown,
    5,
    1.1 * grown,
  ]
}

function marksOf({ map, selected }: ProblemMarks, theme: Theme): FeatureCollection<Point> {
  const { clusters = [], points = [] } = map ?? {}
  return {
    type: 'FeatureCollection',
    features: [
      ...clusters.map((cluster, index) =>
        feature(cluster.position, clusterProperties(cluster, index, theme)),
      ),
      ...points.map((point) => feature(point.position, pointProperties(point, selected, theme))),
    ],
  }
}

function feature([lng, lat]: readonly [number, number], properties: Record<string, unknown>) {
  return {
    type: 'Feature' as const,
    geometry: { type: 'Point' as const, coordinates: [lng, lat] },
    properties,
  }
}

function clusterProperties({ count, yellow, red }: ProblemCluster, index: number, theme: Theme) {
  return {
    sort: 'cluster',
    index,
    count,
    label:
      count < 10_000 ? count.toLocaleString('en-US') : `${Math.floor(count / 1000).toLocaleString('en-US')}k`,
    image: ringImage(theme, yellow / count, red / count),
  }
}

/** Whatever is late lies above what is not. */
const ranks = { ended: 0, none: 1, green: 2, yellow: 3, red: 4 }

function pointProperties({ id, light, status }: ProblemPoint, selected: number | undefined, theme: Theme) {
  const sign = light ?? (endStatuses.includes(status) ? 'ended' : 'none')
  return { sort: 'point', id, image: lightImage(theme, sign), rank: ranks[sign], selected: id === selected }
}

function heatOf({ bits, cells, most }: ProblemHeat): FeatureCollection<Point> {
  const features = []
  for (let at = 0; at + 2 < cells.length; at += 3) {
    const [column, row, count] = [cells[at] ?? 0, cells[at + 1] ?? 0, cells[at + 2] ?? 0]
    // The middle of the cell.
    features.push(feature(cornerOf(bits, column + 0.5, row + 0.5), { weight: Math.sqrt(count / most) }))
  }
  return { type: 'FeatureCollection', features }
}

/** Few to many, in the colours of the heat surfaces. */
export const heatColors = ['#FDE725', '#5EC962', '#21918C', '#3B528B', '#440154'] as const

function heatLayer(theme: Theme): LayerSpecification {
  return {
    id: 'problem-heat',
    type: 'heatmap',
    source: heatSource,
    paint: {
      'heatmap-weight': ['get', 'weight'],
      // Wide enough that the cells, 16 pixels apart, melt into one surface.
      'heatmap-radius': 40,
      'heatmap-intensity': 0.75,
      'heatmap-opacity': theme === 'light' ? 0.7 : 0.85,
      'heatmap-color': [
        'interpolate',
        ['linear'],
        ['heatmap-density'],
        0,
        'rgba(253, 231, 37, 0)',
        // Single ones are a breath, not a blot.
        0.12,
        'rgba(253, 231, 37, 0.55)',
        0.2,
        heatColors[0],
        0.3,
        heatColors[1],
        0.5,
        heatColors[2],
        0.75,
        heatColors[3],
        1,
        heatColors[4],
      ],
    },
  }
}
