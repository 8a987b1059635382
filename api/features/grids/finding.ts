// What a check found, in an official's words.
import { codeLength } from '../../contract/areas.ts'
import { type Finding, type FindingCode, findingCodes } from '../../contract/grids.ts'

/** `{grids}`: short numbers of the grids; `{name}`: of what is cut, or of the rule. */
const words: Record<FindingCode, { zh: string; en: string }> = {
  invalid: {
    zh: '网格{grids}的边界自相交或不闭合',
    en: 'The border of grid {grids} crosses itself or does not close',
  },
  overlap: { zh: '网格{grids}相互重叠', en: 'Grids {grids} overlap' },
  gap: { zh: '有一处空隙不属于任何网格', en: 'There is a gap that belongs to no grid' },
  outside: { zh: '网格{grids}超出社区边界', en: 'Grid {grids} reaches beyond the community' },
  sliver: { zh: '网格{grids}过小或过于狭长', en: 'Grid {grids} is too small or a mere strip' },
  'codes-used-up': { zh: '本社区的网格编号已用完', en: 'The grid numbers of this community are used up' },
  'code-wrong': {
    zh: '网格{grids}的编号不合规则：末三位应为 001–999',
    en: 'The code of grid {grids} breaks the rules: its last three digits go from 001 to 999',
  },
  'code-reused': {
    zh: '网格{grids}的编号曾属于已撤销的网格，应另行编号',
    en: 'The code of grid {grids} belonged to a grid that ended; it needs another one',
  },
  scattered: {
    zh: '网格{grids}由互不相连的几部分组成',
    en: 'Grid {grids} lies in parts that are not connected',
  },
  encloses: { zh: '网格{grids}完全包围了其他网格', en: 'Grid {grids} encloses other grids' },
  narrow: { zh: '网格{grids}有一处宽度不足 5 米', en: 'Grid {grids} is narrower than 5 m in one place' },
  'compound-cut': { zh: '小区{name}被网格边界切开', en: 'Compound {name} is cut by a border' },
  'micro-grid-cut': { zh: '微网格{name}被网格边界切开', en: 'Micro grid {name} is cut by a border' },
  'micro-grid-ends': {
    zh: '网格{grids}的微网格编号已用完，微网格{name}移交后停用',
    en: 'Grid {grids} has no number left: micro grid {name} ends when it is handed over',
  },
  'rule-ends': {
    zh: '派遣规则{name}只对网格{grids}生效，网格撤销后不再适用，请在问题设置中调整',
    en: 'Routing rule {name} is for grid {grids} alone and ends with it; change it in the problem settings',
  },
  'rule-divided': {
    zh: '派遣规则{name}只对网格{grids}生效，不包括分出的部分，请在问题设置中调整',
    en: 'Routing rule {name} is for grid {grids} alone, without what is cut from it; change it in the problem settings',
  },
  'building-cut': { zh: '建筑物{name}被网格边界切开', en: 'Building {name} is cut by a border' },
}

interface Found {
  code: FindingCode
  grids: string[]
  squareMetres: number | null
  geometry: unknown
  /** What is cut, or a rule: its id, and its name where it has one. */
  cut?: { id: number; name: string | { zh: string; en: string } | null }
}

export function finding({ code, grids, squareMetres, geometry, cut }: Found): Finding {
  // Of two communities 001 would say nothing.
  const saved = grids.filter((each) => /^\d{15}$/.test(each))
  const isOne = new Set(saved.map((each) => each.slice(0, codeLength.community))).size <= 1
  const numbers = grids
    .map((each) => (isOne && saved.includes(each) ? each.slice(codeLength.community) : each))
    .join('、')
  const name = cut?.name ?? ''
  const titles = typeof name === 'string' ? { zh: name, en: name } : name
  const say = (text: string, title: string) =>
    text
      .replace('{grids}', () => (numbers === '' ? '' : ` ${numbers} `))
      .replace('{name}', () => (title === '' ? '' : `「${title}」`))
  const { zh, en } = words[code]
  return {
    code,
    severity: findingCodes[code],
    key: `${code}:${cut?.id ?? grids.join('+')}`,
    zh: say(zh, titles.zh).trim(),
    en: say(en, titles.en)
      .replaceAll('、', ', ')
      .replaceAll('「', '“')
      .replaceAll('」', '”')
      .replace(/\s+/g, ' ')
      .trim(),
    grids,
    squareMetres,
    geometry,
  }
}

/**
 * The same with keys that hold whichever number a new grid gets: somebody else may take the one that a dry run gave it
 * before it is saved, or before its proposal comes into force. `codes`: by what the request calls them.
 */
export function keyedByRequest(findings: readonly Finding[], codes: ReadonlyMap<string, string>): Finding[] {
  const keyOf = (key: string) =>
    [...codes].reduce((told, [name, code]) => told.replaceAll(code, `new/${name}`), key)
  return findings.map((each) => ({ ...each, key: keyOf(each.key) }))
}

/** The same with keys that differ: there may be two gaps between the same grids. */
export function numbered(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>()
  return findings.map((each) => {
    const times = (seen.get(each.key) ?? 0) + 1
    seen.set(each.key, times)
    return times === 1 ? each : { ...each, key: `${each.key}:${times}` }
  })
}
