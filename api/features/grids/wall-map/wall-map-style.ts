// Ink and paper of a wall map: the colours of the product's base map, lines in points.
import { kinds } from '../../../../geodata/kinds/index.ts'

/** Names of the fonts in the file: one weight for reading, one for names. */
export const fonts = { plain: 'plain', bold: 'bold' } as const

export const ink = {
  text: '#1F2329',
  soft: '#5C626B',
  line: '#C9CDD3',
  accent: '#1D4ED8',
  internal: '#A3231F',
  paper: '#FFFFFF',
  land: '#F7F6F2',
  builtUp: '#EFEDE6',
  water: '#BFD8E6',
  green: '#D7E7CB',
  landUse: '#F3EEE4',
  building: '#E4E1D8',
  buildingEdge: '#D6D2C6',
  road: '#FFFFFF',
  mainRoad: '#FFF3D6',
  casing: '#D9D6CC',
  mainCasing: '#D8C7A0',
  roadName: '#646A73',
  waterName: '#3F6E8C',
  greenName: '#4E7A3A',
} as const

/** Fainter than the ground can hide: neighbours differ, nothing shouts. */
export const tints = ['#4E79A7', '#E0A03C', '#6BA368', '#B07AA1', '#5FA8A5', '#C97B6B'] as const

/** Points of a road's line at 1 : 5000; the casing is wider by `casing`. */
export const roadPoints = 0.55
export const casing = 0.9
export const mainClasses: readonly string[] = ['expressway', 'arterial', 'secondary']

const styles = new Map(kinds.map(({ id, style }) => [id as string, style]))

export function roleOf(kind: string) {
  return styles.get(kind)?.role
}

/** By the class of the road, as the map of the product draws it. */
export function roadWidth(kind: string, roadClass: string | null, scale: number): number {
  const widths = styles.get(kind)?.widths
  const pixels = (roadClass !== null && widths?.values[roadClass]) || (widths?.otherwise ?? 4)
  // Narrower on smaller scales, though never thinner than ink that can be seen.
  return Math.max(pixels * roadPoints * Math.min(1.4, Math.sqrt(5000 / scale)), 0.35)
}
