// Who handles a problem, and why? The rules in their order over the facts; the first that finds a unit decides.

import type { RuleAnswer } from '../contract/problem-rules.ts'
import type { RoutingTrace } from '../contract/problems.ts'
import {
  type AnsweringUnit,
  type Asked,
  besideMetres,
  type Candidate,
  type RoutingFacts,
  readRoutingFacts,
} from './routing-facts.ts'
import { type RoutingRule, readRoutingRules } from './routing-rules.ts'
import type { Db } from './tables.ts'

type Words = { zh: string; en: string }
type Tried = RoutingTrace['tried'][number]

const roleWords: Record<Exclude<AnsweringUnit['role'], null>, Words> = {
  packaging: { zh: '包抓单位', en: 'assigned unit' },
  responsible: { zh: '责任单位', en: 'responsible unit' },
  lead: { zh: '牵头单位', en: 'lead unit' },
}

/** What an answer looks for, in words. */
const answerWords: Record<RuleAnswer, Words> = {
  place: { zh: '点位', en: 'place' },
  compound: { zh: '小区', en: 'compound' },
  road: { zh: '道路', en: 'road' },
  grid: { zh: '网格', en: 'grid' },
  category: { zh: '类别', en: 'category' },
  community: { zh: '社区', en: 'community' },
  township: { zh: '乡镇（街道）', en: 'township' },
  county: { zh: '县', en: 'county' },
  unit: { zh: '单位', en: 'unit' },
}

/** `returnedBy`: units that sent this problem back as not theirs; they are not asked again. */
export function decideRoute(
  rules: readonly RoutingRule[],
  facts: RoutingFacts,
  returnedBy: ReadonlySet<number> = new Set(),
): RoutingTrace {
  const tried: Tried[] = []
  for (const rule of rules) {
    const { unit, why } = attempt(rule, facts, returnedBy)
    tried.push({ ruleId: rule.id, title: rule.title, matched: unit !== null, why })
    if (unit) return { tried, unitId: unit.id, unitName: unit.name }
  }
  return { tried, unitId: null, unitName: null }
}

/** By the rules of the county in use, for one thing that is asked about. */
export async function routeProblem(
  db: Db,
  county: string,
  asked: Asked,
  returnedBy?: ReadonlySet<number>,
): Promise<RoutingTrace> {
  const rules = await readRoutingRules(db, county)
  const [facts] = await readRoutingFacts(db, county, asked)
  return decideRoute(rules, facts!, returnedBy) // one row was asked about
}

function attempt(
  rule: RoutingRule,
  { candidates, category, areaCode }: RoutingFacts,
  returnedBy: ReadonlySet<number>,
): { unit: AnsweringUnit | null; why: Words } {
  const { categories, areaCode: area, answer } = rule
  if (category === '' && (categories.length > 0 || answer === 'category'))
    return { unit: null, why: { zh: '还没有选择类别', en: 'No category was chosen yet' } }
  if (categories.length > 0 && !categories.some((code) => category.startsWith(code)))
    return { unit: null, why: { zh: '不适用于该类别', en: 'Not for this category' } }
  if (area !== null && !areaCode.startsWith(area))
    return { unit: null, why: { zh: '不适用于该区域', en: 'Not for this area' } }
  const candidate = answer === 'unit' ? { name: rule.title.zh, unit: rule.unit } : candidates[answer]
  if (!candidate) return { unit: null, why: missing(answer) }
  const { unit } = candidate
  if (!unit) return { unit, why: ownerless(answer, candidate) }
  if (returnedBy.has(unit.id))
    return { unit: null, why: { zh: `${unit.name}已退回`, en: `${unit.name} has sent it back` } }
  return { unit, why: found(answer, candidate, unit) }
}

function missing(answer: RuleAnswer): Words {
  const { zh, en } = answerWords[answer]
  switch (answer) {
    case 'place':
      return { zh: '没有选定点位', en: 'No place was chosen' }
    case 'compound':
    case 'road':
      return { zh: `${besideMetres} 米内没有${zh}`, en: `No ${en} within ${besideMetres} m` }
    default:
      return { zh: `不在任何${zh}内`, en: `In no ${en}` }
  }
}

function ownerless(answer: RuleAnswer, { name }: Candidate): Words {
  if (answer === 'unit') return { zh: '规则指定的单位已停用', en: 'The unit of the rule is closed' }
  if (answer === 'category')
    return { zh: `${name}没有主管部门`, en: `Nobody answers for the category ${name}` }
  return { zh: `${name}没有责任单位`, en: `Nobody answers for ${name}` }
}

function found(answer: RuleAnswer, { name, distanceMetres }: Candidate, unit: AnsweringUnit): Words {
  if (answer === 'unit') return { zh: `规则指定${unit.name}`, en: `The rule names ${unit.name}` }
  if (answer === 'category')
    return { zh: `${name}由${unit.name}主管`, en: `${unit.name} answers for the category ${name}` }
  const role = unit.role ? roleWords[unit.role] : { zh: `按名称对应的单位`, en: 'unit, by its name,' }
  const near = distanceMetres
    ? { zh: `（${distanceMetres} 米）`, en: ` (${distanceMetres} m away)` }
    : { zh: '', en: '' }
  return {
    zh: `${name}${near.zh}的${role.zh}是${unit.name}`,
    en: `The ${role.en} of ${name}${near.en} is ${unit.name}`,
  }
}
