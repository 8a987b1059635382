// How is a number written? Thousands separated, areas in km² or hectares, lengths in km or m, dates as officials write them.
import type { Text } from './zh-CN.ts'

/** A figure and its unit apart, since the unit is set smaller and grey. */
export interface Figure {
  number: string
  unit: string
}

/** What stands between a number and its unit: a thin space that does not break. */
export const thinSpace = '\u202f'

const formats = new Map<number, Intl.NumberFormat>()

/** Exactly `decimals` places. The digits and separators are the same in both languages. */
export function formatNumber(value: number, decimals = 0): string {
  let format = formats.get(decimals)
  if (!format) {
    format = new Intl.NumberFormat('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    formats.set(decimals, format)
  }
  return format.format(value)
}

/** A quantity in the unit the catalog names, scaled to what reads well. */
export function quantity(value: number, unit: 'm2' | 'km2' | 'm' | 'count', text: Text): Figure {
  switch (unit) {
    case 'm2':
      return area(value, text)
    case 'km2':
      return { number: formatNumber(value, 2), unit: text.units.squareKilometres }
    case 'm':
      return length(value, text)
    case 'count':
      return { number: formatNumber(value, Number.isInteger(value) ? 0 : 1), unit: '' }
  }
}

/** m² below one hectare, hectares below one km², then km². */
export function area(squareMetres: number, text: Text): Figure {
  if (squareMetres >= 1_000_000) {
    return { number: formatNumber(squareMetres / 1_000_000, 2), unit: text.units.squareKilometres }
  }
  if (squareMetres >= 10_000)
    return { number: formatNumber(squareMetres / 10_000, 2), unit: text.units.hectares }
  return { number: formatNumber(squareMetres), unit: text.units.squareMetres }
}

export function length(metres: number, text: Text): Figure {
  if (metres >= 1_000) {
    return { number: formatNumber(metres / 1_000, metres % 1_000 === 0 ? 0 : 2), unit: text.units.kilometres }
  }
  return { number: formatNumber(metres), unit: text.units.metres }
}

/** One string where the unit cannot be set apart. */
export function plain(figure: Figure): string {
  return figure.unit === '' ? figure.number : `${figure.number}${thinSpace}${figure.unit}`
}

/** `2026-11-22 14:05` in the reader's own time; an unreadable date is shown as it came. */
export function dateTime(iso: string): string {
  return Number.isNaN(new Date(iso).getTime()) ? iso : moment(iso).slice(0, -3)
}

/** `2026-11-22 14:05:33`, for a log. */
export function moment(iso: string): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':')
  return `${day(date)} ${time}`
}

/** `2026-11-22`, the day of the reader's own calendar. */
export function day(date: Date): string {
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0')
}
