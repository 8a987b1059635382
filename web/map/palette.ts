// The colours of the map, light and for the wall; the light ones are those of the product's look, the dark ones follow them.
import { noDataColor } from './classes.ts'
import type { Theme } from './map-props.ts'

export interface Palette {
  /** Beyond the county: a touch darker than its land, so that the county stands out without a mask. */
  outside: string
  land: string
  builtUp: string
  landUse: string
  water: string
  /** Parks, which the indicators speak about; other green is fainter. */
  green: string
  building: string
  buildingEdge: string
  /** From the narrowest to the widest class of road. */
  roads: readonly [string, string, string]
  casings: readonly [string, string]
  path: string
  boundary: string
  /** Between coloured areas, and between areas that keep only their outlines. */
  areaLine: string
  areaOutline: string
  hover: string
  accent: string
  /** Under the accent, so that it stands out on every colour. */
  accentHalo: string
  label: string
  labelFaint: string
  labelWater: string
  labelGreen: string
  labelHalo: string
  /** Of city management, apart from every colour of a value or a border. */
  unitGrid: string
  noData: string
  hatch: string
  covered: string
  uncovered: string
  service: string
  symbolRing: string
  /** Of the ring around a count of problems: those that are in time. */
  clusterRest: string
}

export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    outside: '#F0EEE8',
    land: '#F7F6F2',
    builtUp: '#EFEDE6',
    landUse: '#F3EEE4',
    water: '#BFD8E6',
    green: '#D7E7CB',
    building: '#E4E1D8',
    buildingEdge: '#D6D2C6',
    roads: ['#FFFFFF', '#FFFCF4', '#FFF3D6'],
    casings: ['#D9D6CC', '#D8C7A0'],
    path: '#CFC8B8',
    boundary: '#8A8F98',
    areaLine: '#FFFFFF',
    areaOutline: '#8A8F98',
    hover: '#1F2329',
    accent: '#1D4ED8',
    accentHalo: '#FFFFFF',
    label: '#3C4048',
    labelFaint: '#646A73',
    labelWater: '#2F6384',
    labelGreen: '#3F6B2B',
    labelHalo: '#FFFFFF',
    unitGrid: '#7B5EA7',
    noData: noDataColor,
    hatch: '#BFC5CE',
    covered: '#4393C3',
    uncovered: '#E08214',
    service: '#2166AC',
    symbolRing: '#FFFFFF',
    clusterRest: '#7FA8C9',
  },
  dark: {
    outside: '#0C0F14',
    land: '#12161C',
    builtUp: '#171C24',
    landUse: '#1A2029',
    water: '#16324A',
    green: '#172A20',
    building: '#222932',
    buildingEdge: '#2C343F',
    roads: ['#2A313B', '#323B47', '#434B55'],
    casings: ['#0E1217', '#0E1217'],
    path: '#2A313B',
    boundary: '#6B7480',
    areaLine: '#0C0F14',
    areaOutline: '#6B7480',
    hover: '#FFFFFF',
    accent: '#7AA5FF',
    accentHalo: '#0C0F14',
    label: '#C9D1DB',
    labelFaint: '#98A2AF',
    labelWater: '#7FB2D6',
    labelGreen: '#8FBF86',
    labelHalo: '#12161C',
    unitGrid: '#B79AE0',
    noData: '#2C323B',
    hatch: '#3E4651',
    covered: '#4393C3',
    uncovered: '#E08214',
    service: '#8FC1E8',
    symbolRing: '#12161C',
    clusterRest: '#4E7799',
  },
}
