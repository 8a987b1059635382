// Which grid or compound does an office mean by 第3网格, 三网格, 文昌3号, 003, or a name with a slip? Each answer says why.
import type { MatchReason } from '../../../contract/compound-grids.ts'

export interface NamedGrid {
  code: string
  name: string
  communityName: string
}

export interface NamedCompound {
  code: string | null
  name: string | null
}

const signs = /[\s"'“”‘’.,，。、·・:：;；\-—_/\\|()[\]{}<>《》【】（）#]/g
const bracketed = /[（(【[].*?[）)】\]]/g
const numerals = '零一二三四五六七八九'

/** Width, case, spaces and signs put right. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(signs, '').replaceAll('〇', '零').replaceAll('两', '二')
}

/** 三, 十二, 二十, 一百零五 or digits; undefined of anything else. */
export function readNumber(text: string): number | undefined {
  if (/^\d{1,3}$/.test(text)) return Number(text)
  const parts =
    /^(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(text)
  if (!parts || text === '' || text === '零') return undefined
  const [, hundreds = '', tens = '', ten, ones = ''] = parts
  const digit = (numeral: string) => (numeral === '' ? 0 : numerals.indexOf(numeral))
  return digit(hundreds) * 100 + (ten === undefined ? 0 : (digit(tens) || 1) * 10) + digit(ones)
}

/** The number that a label ends with, before or after 网格, and what stands in front of it. */
export function numberOf(label: string): { number: number; before: string } | undefined {
  const text = plain(label.replace(bracketed, ''))
  const found =
    /^(.*?)第?(\d{1,3}|[零一二三四五六七八九十百]+)(?:号|级)?网?格?$/.exec(text) ??
    /^(.*?)网格第?(\d{1,3}|[零一二三四五六七八九十百]+)号?$/.exec(text)
  const number = found?.[2] === undefined ? undefined : readNumber(found[2])
  return number === undefined ? undefined : { number, before: (found?.[1] ?? '').replace(/网格$/, '') }
}

/** Those that fit best: by code, by name, by number (of the community that is named with it), by a part of the name. */
export function matchGrids<G extends NamedGrid>(
  label: string,
  grids: readonly G[],
): (G & { why: MatchReason })[] {
  const text = plain(label)
  if (text === '') return []
  const because = (why: MatchReason, found: readonly G[]) => found.map((grid) => ({ ...grid, why }))
  const byCode = grids.filter(({ code }) => code === text)
  if (byCode.length > 0) return because('code', byCode)
  const byName = grids.filter(({ name }) => plain(name) === text)
  if (byName.length > 0) return because('name', byName)
  const numbered = numberOf(label)
  if (numbered) {
    const { number, before } = numbered
    const near = grids.filter(({ communityName }) => before === '' || isOf(communityName, before))
    // What a grid is called counts before its code: after splits the two part.
    const called = near.filter(({ name }) => numberOf(name)?.number === number)
    const coded = near.filter(({ code, name }) => !numberOf(name) && Number(code.slice(-3)) === number)
    const fitting = [...called, ...coded]
    if (fitting.length > 0) return because('number', fitting)
    // A number of another community is no hint at all.
    return []
  }
  if (text.length < 2) return []
  return because(
    'part',
    grids.filter(({ name }) => plain(name).includes(text) || text.includes(plain(name))),
  )
}

function isOf(community: string, word: string): boolean {
  const name = plain(community)
  const stem = name.replace(/(?:社区|村委会|村|居委会)$/, '')
  return word.includes(stem) || name.includes(word)
}

const endings = /(?:居民小区|住宅小区|小区|家属院|家属楼)$/

/** By code, by name, by name without 小区, then by a part of the name. */
export function matchCompounds<C extends NamedCompound>(
  label: string,
  compounds: readonly C[],
): (C & { why: MatchReason })[] {
  const text = plain(label)
  if (text === '') return []
  const nameOf = ({ name }: C) => plain(name ?? '')
  const tiers: readonly [MatchReason, (compound: C) => boolean][] = [
    ['code', ({ code }) => code !== null && plain(code) === text],
    ['name', (each) => nameOf(each) === text],
    ['name', (each) => withoutEnding(nameOf(each)) === withoutEnding(text)],
    ['part', (each) => isPart(nameOf(each), text)],
  ]
  for (const [why, fits] of tiers) {
    const found = compounds.filter(fits)
    if (found.length > 0) return found.map((each) => ({ ...each, why }))
  }
  return []
}

function withoutEnding(name: string): string {
  return name.replace(endings, '') || name
}

/** One holds the other, and their numbers are the same: 和谐家园二期 is no part of what 和谐家园一期 means. */
function isPart(name: string, text: string): boolean {
  const [short, long] = name.length < text.length ? [name, text] : [text, name]
  return short.length >= 2 && long.includes(withoutEnding(short)) && numbersIn(name) === numbersIn(text)
}

function numbersIn(text: string): string {
  return (text.match(/[0-9a-z一二三四五六七八九十]+/g) ?? []).join(' ')
}
