// Square cells of the map: the world in Web Mercator, halved again and again. Whole numbers, so that every border is exact.
import type { Box } from './areas.ts'

/** Positions are kept as whole numbers below 2³⁰ on both axes, from the north-west corner of the world: about 4 cm each. */
export const mapBits = 30
const mapSize = 2 ** mapBits

/** Latitude at which the square of Web Mercator ends. */
const lastLatitude = 85.05112877980659

/** Where a longitude is, in whole numbers. */
export function mapX(lng: number): number {
  return clamp(Math.floor(((lng + 180) / 360) * mapSize))
}

/** Where a latitude is; it grows southwards. */
export function mapY(lat: number): number {
  const sine = Math.sin((Math.min(Math.max(lat, -lastLatitude), lastLatitude) * Math.PI) / 180)
  return clamp(Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * mapSize))
}

function clamp(value: number): number {
  return Math.min(Math.max(value, 0), mapSize - 1)
}

/** `[lng, lat]` of the north-west corner of a cell, where the world is 2^`bits` cells wide. */
export function cornerOf(bits: number, column: number, row: number): [lng: number, lat: number] {
  const lng = (column / 2 ** bits) * 360 - 180
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / 2 ** bits))) * 180) / Math.PI
  return [lng, lat]
}

/** Half-open: `west` and `north` belong to it, `east` and `south` to its neighbours. */
export interface MapRange {
  west: number
  north: number
  east: number
  south: number
}

export function rangeOf([west, south, east, north]: Box): MapRange {
  return { west: mapX(west), north: mapY(north), east: mapX(east), south: mapY(south) }
}

/**
 * A box in degrees that `rangeOf` turns into this very range. Its borders stand a quarter of the smallest step inside of
 * the numbers they stand for, so that no rounding moves them over.
 */
export function boxOf({ west, north, east, south }: MapRange): Box {
  const [westLng, northLat] = cornerOf(mapBits, west + 0.25, north + 0.25)
  const [eastLng, southLat] = cornerOf(mapBits, east + 0.25, south + 0.25)
  return [westLng, southLat, eastLng, northLat]
}

/** The range made whole: all cells that it touches, where the world is 2^`bits` cells wide. */
export function wholeCells({ west, north, east, south }: MapRange, bits: number): MapRange {
  const step = 2 ** (mapBits - bits)
  const down = (value: number) => Math.floor(value / step) * step
  const up = (value: number) => Math.min(Math.ceil(value / step) * step, mapSize - 1)
  return { west: down(west), north: down(north), east: up(east), south: up(south) }
}
