// How well does a name answer what was typed: as written, or by pinyin, full or initials (qhgy → 青禾公园)?
import { pinyin } from 'pinyin-pro'

/** Best first; undefined when it does not match. */
export type Rank = 0 | 1 | 2 | 3 | 4
const rank = { exact: 0, prefix: 1, contains: 2, pinyinPrefix: 3, pinyin: 4 } as const

/** Text as it is compared: one case, one width, no spaces. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s'’]/g, '')
}

/** `name` and `code` folded; a code matches from its start only. */
export function rankOf(query: string, name: string, code: string): Rank | undefined {
  if (name === query || code === query) return rank.exact
  if (name.startsWith(query) || code.startsWith(query)) return rank.prefix
  if (name.includes(query)) return rank.contains
  if (!/[a-z]/.test(query)) return undefined
  const at = findByPinyin(query, name)
  if (at === undefined) return undefined
  return at === 0 ? rank.pinyinPrefix : rank.pinyin
}

function findByPinyin(query: string, name: string): number | undefined {
  for (let at = 0; at < name.length; at++) if (isSpelledFrom(query, 0, name, at)) return at
  return undefined
}

/** Whether the rest of the query spells the name from `at` on: each character whole, by its initial, or by a beginning at the end. */
function isSpelledFrom(query: string, typed: number, name: string, at: number): boolean {
  if (typed === query.length) return true
  const character = name[at]
  if (character === undefined) return false
  for (const reading of readingsOf(character)) {
    if (reading[0] !== query[typed]) continue
    if (isSpelledFrom(query, typed + 1, name, at + 1)) return true
    if (reading.startsWith(query.slice(typed))) return true
    // A reading of one letter was taken as its initial already; twice would double the work at every character.
    if (
      reading.length > 1 &&
      query.startsWith(reading, typed) &&
      isSpelledFrom(query, typed + reading.length, name, at + 1)
    )
      return true
  }
  return false
}

const readings = new Map<string, readonly string[]>()

/** The character itself and every way it is read: 长 is chang and zhang, and people type either. */
function readingsOf(character: string): readonly string[] {
  const known = readings.get(character)
  if (known) return known
  const spoken = pinyin(character, {
    toneType: 'none',
    type: 'array',
    multiple: true,
    v: true,
    nonZh: 'removed',
  })
  const found = [...new Set([character, ...spoken])].filter((reading) => reading !== '')
  readings.set(character, found)
  return found
}
