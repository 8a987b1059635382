// How alike are two names, as people in offices write them? 会宁县住房和城乡建设局 is 住建局; 和谐家园二期 is not 一期.

/** A name ready for comparing, made once and compared with many. */
export interface Name {
  /** Width, case, spaces and signs put right. */
  full: string
  /** Without what is in brackets, the county in front and the sort of thing behind. */
  stem: string
  /** Numbers and letters in it: what tells 一期 from 二期 and 第一中学 from 第二中学. */
  numbers: string
  pairs: ReadonlySet<string>
}

const signs = /[\s"'“”‘’.,，。、·・:：;；\-—_/\\|()[\]{}<>《》【】（）]/g
const bracketed = /\(.*?\)|\[.*?\]|【.*?】|《.*?》|（.*?）/g
/** 县 in front of an office, but not that of 县委 and 县政府, which are offices themselves. */
const countyWord = /^县(?!委|政府|人民|人大|政协|纪委)/
const endings =
  /(?:居民小区|小区|社区居委会|社区|居委会|网格|办公室|委员会|服务中心|有限责任公司|有限公司|管理局|执法局|[局委办])$/

/** What a county's own offices, schools and firms end with: 会宁财政局 and 会宁一中 leave 县 out, 会宁花园 is just called so. */
const institution = /(?:[局委办部处所队站会]|中心|公司|集团|银行|政府|中学?|小学|学校|幼儿园|医院|卫生院)$/

/** `county` is its name, 会宁县: lists of the county's own offices often leave it out. */
export function nameOf(text: string, county: string): Name {
  const plain = withDigits(text.normalize('NFKC').toLowerCase())
  const full = plain.replace(signs, '')
  const outside = plain.replace(bracketed, '').replace(signs, '')
  const local = withoutCounty(outside || full, withDigits(county))
  // A name that is nothing but an ending keeps it.
  const stem = local.replace(endings, '') || local
  const numbers = (full.match(/[0-9a-z]+/g) ?? []).join(' ')
  return { full, stem, numbers, pairs: pairsOf(local) }
}

/** From 0 to 1, which only the same names have. */
export function likeness(one: Name, other: Name): number {
  if (one.full === other.full) return one.full === '' ? 0 : 1
  const score = Math.max(
    likenessOfStems(one, other),
    containment(one.stem, other.stem),
    abbreviation(one.stem, other.stem),
    sharedPairs(one.pairs, other.pairs),
  )
  return one.numbers === other.numbers ? score : score * 0.6
}

function withoutCounty(text: string, county: string): string {
  const place = county.replace(/(?:[^省市]+自治县|县|市|区)$/, '') || county
  const rest = text.startsWith(county)
    ? `县${text.slice(county.length)}`
    : text.startsWith(place) && institution.test(text)
      ? text.slice(place.length)
      : text
  return rest.replace(countyWord, '') || text
}

/** 一期 is 1期. */
function withDigits(text: string): string {
  return text.replace(/[一二三四五六七八九十]/g, (numeral) =>
    String('一二三四五六七八九十'.indexOf(numeral) + 1),
  )
}

/** One has an ending that the other leaves out, or they have different ones: 发改委, 发改局. */
function likenessOfStems(one: Name, other: Name): number {
  if (one.stem !== other.stem) return 0
  const leavesOut = one.full.endsWith(one.stem) || other.full.endsWith(other.stem)
  return leavesOut ? 0.96 : 0.8
}

function containment(one: string, other: string): number {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length < 2 || !long.includes(short)) return 0
  return 0.65 + (0.3 * short.length) / long.length
}

/** 住建 in 住房和城乡建设: the same beginning, and the rest in order. */
function abbreviation(one: string, other: string): number {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length < 2 || short[0] !== long[0]) return 0
  let from = 0
  for (const character of short) {
    const at = long.indexOf(character, from)
    if (at < 0) return 0
    from = at + 1
  }
  return 0.62 + (0.3 * short.length) / long.length
}

function pairsOf(text: string): Set<string> {
  if (text.length === 1) return new Set([text])
  return new Set(Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2)))
}

/** Dice's coefficient: twice what is shared, over all. */
function sharedPairs(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 0
  let shared = 0
  for (const pair of one) if (other.has(pair)) shared += 1
  return (2 * shared) / (one.size + other.size)
}
