// Routing rules: which unit handles which problems. In their order, the first that finds a unit decides.
import { type Static, Type } from 'typebox'
import { AreaCode } from './areas.ts'
import { route, rowId, strict } from './route.ts'

const County = Type.String({ pattern: '^\\d{6}$' })
const inCounty = strict({ county: County })
const TextOrNull = Type.Union([Type.String(), Type.Null()])
const IdOrNull = Type.Union([Type.Integer(), Type.Null()])

/** Who is asked: the unit that answers for the place, the compound, the road, the grid, a region; the department; one named unit. */
export const ruleAnswers = [
  'place',
  'compound',
  'road',
  'grid',
  'category',
  'community',
  'township',
  'county',
  'unit',
] as const
export type RuleAnswer = (typeof ruleAnswers)[number]

const ruleFields = {
  title: strict({
    zh: Type.String({ minLength: 1, maxLength: 60 }),
    en: Type.String({ minLength: 1, maxLength: 60 }),
  }),
  /** Two or five digits each; none: whatever the category. */
  categories: Type.Array(
    Type.String({ pattern: '^\\d{2}(\\d{3})?$', description: 'two or five digits of a category' }),
    { maxItems: 200 },
  ),
  /** The area and all below it; null: wherever it is. */
  area: Type.Union([AreaCode, Type.Null()]),
  answer: Type.Enum(ruleAnswers),
  /** Of the answer `unit`, of no other. */
  unitId: Type.Union([rowId(1), Type.Null()]),
  active: Type.Boolean(),
}

export const ProblemRule = Type.Object({
  id: Type.Integer(),
  ...ruleFields,
  area: TextOrNull,
  areaName: TextOrNull,
  unitId: IdOrNull,
  unitName: TextOrNull,
  /** That unit was closed: the rule finds nobody. */
  unitClosed: Type.Boolean(),
  version: Type.Integer(),
})
export type ProblemRule = Static<typeof ProblemRule>
const Rules = Type.Object({ items: Type.Array(ProblemRule) })

export const mostRules = 200
/** So many days back a change of rules is tried, on the latest problems of them. */
export const trialDays = 90
export const trialProblems = 2000

/** A rule as it would be; without an id a new one. */
export const RuleDraft = strict({ id: Type.Optional(rowId(1)), ...ruleFields })
export type RuleDraft = Static<typeof RuleDraft>

export const RuleTrial = Type.Object({
  /** Problems of these days, and how many of the latest were tried. */
  total: Type.Integer(),
  tried: Type.Integer(),
  /** Where they would go instead, the most first; null: nobody. */
  moves: Type.Array(
    Type.Object({
      from: TextOrNull,
      to: TextOrNull,
      count: Type.Integer(),
      problemIds: Type.Array(Type.Integer()),
    }),
  ),
})
export type RuleTrial = Static<typeof RuleTrial>

export const ruleRoutes = {
  listProblemRules: route({
    method: 'GET',
    url: '/counties/:county/problem-rules',
    access: { verb: 'problem.settings', over: 'area' },
    summary: 'The routing rules in their order',
    params: inCounty,
    response: Rules,
  }),
  createProblemRule: route({
    method: 'POST',
    url: '/counties/:county/problem-rules',
    access: { verb: 'problem.settings', over: 'area' },
    summary: 'Adds a rule before all others',
    params: inCounty,
    body: strict(ruleFields),
    response: Rules,
  }),
  changeProblemRule: route({
    method: 'PUT',
    url: '/counties/:county/problem-rules/:id',
    access: { verb: 'problem.settings', over: 'area' },
    summary: 'Changes a rule or takes it out of use; what was routed by it stays where it is',
    params: strict({ county: County, id: rowId(1) }),
    body: strict({ version: rowId(1), ...ruleFields }),
    response: Rules,
  }),
  orderProblemRules: route({
    method: 'PUT',
    url: '/counties/:county/problem-rules',
    access: { verb: 'problem.settings', over: 'area' },
    summary: 'Puts the rules into another order: every id once',
    params: inCounty,
    body: strict({ ids: Type.Array(rowId(1), { minItems: 1, maxItems: mostRules }) }),
    response: Rules,
  }),
  tryProblemRules: route({
    method: 'POST',
    url: '/counties/:county/problem-rules/trial',
    access: { verb: 'problem.settings', over: 'area' },
    rate: 'export',
    summary:
      'Which of the latest problems these rules, in this order, would send elsewhere than the present ones; changes nothing',
    params: inCounty,
    body: strict({ rules: Type.Array(RuleDraft, { minItems: 1, maxItems: mostRules }) }),
    response: RuleTrial,
  }),
}
