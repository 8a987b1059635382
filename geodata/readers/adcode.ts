// The lists of counties, towns and communities of the National Bureau of Statistics, as `Vonng/adcode` publishes them:
// 20 columns without a heading, codes of 12 digits at every level, positions in GCJ-02.

export const adcodeColumns = [
  'code',
  'parent',
  'name',
  'level',
  'rank',
  'adcode',
  'post_code',
  'area_code',
  'ur_code',
  'municipality',
  'virtual',
  'dummy',
  'longitude',
  'latitude',
  'center',
  'province',
  'city',
  'county',
  'town',
  'village',
] as const

const levels = new Set(['country', 'province', 'city', 'county', 'town', 'village'])

/** Told by its shape: 20 columns, two codes of 12 digits, a level and a rank. */
export function isAdcodeTable(lines: readonly string[][]): boolean {
  return lines
    .slice(0, 5)
    .every(
      (cells) =>
        cells.length === adcodeColumns.length &&
        /^\d{12}$/.test(cells[0] ?? '') &&
        /^\d{12}$/.test(cells[1] ?? '') &&
        levels.has(cells[3] ?? '') &&
        /^[0-5]$/.test(cells[4] ?? ''),
    )
}

/**
 * 6, 9 or 12 digits of a region code: a code of 12 loses the zeros that only fill it up. Other lengths stay.
 * A community never ends in 000, a township never in 000000: domain.md §5.7.
 */
export function shortRegionCode(code: string): string {
  const digits = code.trim()
  if (!/^\d{12}$/.test(digits)) return digits
  if (digits.endsWith('000000')) return digits.slice(0, 6)
  return digits.endsWith('000') ? digits.slice(0, 9) : digits
}
