// Words of the map, its layers, legend and table, in English: a part of `en.ts`.
import type { mapZhCN } from './map-zh-CN.ts'

export const mapEn: typeof mapZhCN = {
  map: {
    label: 'Map',
    loading: 'Drawing the map',
    failed: 'The map did not open',
    failedHint:
      'The browser may have switched off graphics acceleration (WebGL). Indicators and lists still work.',
    level: 'Level of areas',
    show: 'What to show',
    shows: { areas: 'By area', coverage: 'Coverage and gaps', surface: 'Distance', units: 'By unit' },
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    north: 'North up',
    noWebgl:
      'This browser has no graphics acceleration (WebGL), so the map cannot be drawn. Indicators and tables still work.',
    locate: 'My position',
    locateFailed: 'Your position cannot be found',
    measureLength: 'Measure a distance',
    measureArea: 'Measure an area',
    measureHint: 'Click to add a point, double-click to end, Esc to leave',
    measureEnd: 'End measuring',
    pin: 'Spot of the problem: drag it, or move it with the arrow keys',
    layers: 'Layers',
    table: 'Table',
  },
  layers: {
    title: 'Layers',
    all: 'Show all',
    none: 'Hide all',
    empty: 'No layers to show yet',
    groups: {
      land: 'Land use',
      green: 'Parks and green',
      transit: 'Buses and parking',
      sanitation: 'Sanitation',
      road: 'Roads',
      safety: 'Emergency',
      living: 'Living',
      education: 'Education',
      health: 'Health',
      culture: 'Culture and sport',
    },
  },
  legend: {
    title: 'Legend',
    definition: 'About this indicator',
    target: 'Target',
    noData: 'No data',
    noDataYet: 'No data yet',
    filter: (label) => `Only ${label}`,
    clear: 'Show all',
    all: 'All values',
    covered: 'Covered',
    uncovered: 'Not covered',
    service: 'Service area',
    judged: (land) => `Share of: ${land.toLowerCase()}`,
    surface: (kind) => `Distance to the nearest ${kind.toLowerCase()} that counts`,
    blind: (share, radius) =>
      radius === null
        ? `${share} blind: beyond every service radius`
        : `${share} blind: farther than ${radius}`,
  },
  table: {
    title: (indicator, level) => `${indicator} · ${level}`,
    close: 'Close the table',
    download: 'Download CSV',
    name: 'Name',
    code: 'Code',
    value: 'Value',
    verdict: 'Verdict',
    substitutes: 'Substitutes',
    empty: 'No area matches',
    emptyHint: 'Clear the filter in the legend or choose another level.',
    rows: (n) => `${n} areas`,
  },
}
