// What problems are judged by, as a county keeps it: categories and their limits, sources, routing rules, calendar, labels.
import { type Static, Type } from 'typebox'
import { Limit } from './clock.ts'
import { actionIds, statusIds } from './problem-workflow.ts'
import { route, rowId, strict } from './route.ts'
import { WorkCalendar } from './work-calendar.ts'

const County = Type.String({ pattern: '^\\d{6}$' })
const inCounty = strict({ county: County })
const IdOrNull = Type.Union([Type.Integer(), Type.Null()])
const TextOrNull = Type.Union([Type.String(), Type.Null()])
const SomeTitle = strict({
  zh: Type.String({ minLength: 1, maxLength: 60 }),
  en: Type.String({ minLength: 1, maxLength: 60 }),
})
const CategoryCode = Type.String({ pattern: '^\\d{2}(\\d{3})?$', description: 'two or five digits' })

/** How long handling may take when a condition holds; the first of a category is the usual one. */
export const CategoryLimit = strict({
  /** null: whenever no other condition holds. */
  condition: Type.Union([SomeTitle, Type.Null()]),
  limit: Limit,
  /** Who says so. */
  source: strict({ zh: Type.String({ maxLength: 200 }), en: Type.String({ maxLength: 200 }) }),
})
export type CategoryLimit = Static<typeof CategoryLimit>

/** What has a limit beside the handling: the statuses that are waited in, and the reply to a supervision. */
export const timedSteps = [
  'reported',
  'verifying',
  'accepted',
  'filed',
  'handled',
  'checked',
  'reply',
] as const
export type TimedStep = (typeof timedSteps)[number]
const limitOfEach = Object.fromEntries(timedSteps.map((step) => [step, Type.Optional(Limit)]))
export const StepLimits = strict(
  limitOfEach as Record<TimedStep, ReturnType<typeof Type.Optional<typeof Limit>>>,
) // the same keys
export type StepLimits = Static<typeof StepLimits>

const categoryFields = {
  title: SomeTitle,
  /** None on a major category, at least one on those below. */
  limits: Type.Array(CategoryLimit, { maxItems: 20 }),
  /** Where they differ from those of the county. */
  stepLimits: StepLimits,
  /** What people write who mean it. */
  keywords: Type.Array(Type.String({ minLength: 1, maxLength: 20 }), { maxItems: 50 }),
  /** Ids of the kinds of places that it is usually at. */
  kinds: Type.Array(Type.String({ pattern: '^[a-z-]{1,40}$' }), { maxItems: 20 }),
  /** The department that answers for all of it. */
  unitId: Type.Union([rowId(1), Type.Null()]),
  /** No new report takes one that is not; those that have it keep it. */
  active: Type.Boolean(),
  /** Place in the list; the most frequent first. */
  position: Type.Integer({ minimum: 0, maximum: 10_000 }),
}

export const ProblemCategory = Type.Object({
  code: Type.String(),
  ...categoryFields,
  unitId: IdOrNull,
  unitName: TextOrNull,
  /** The list that the code is of, or `local`. */
  source: Type.String(),
  version: Type.Integer(),
})
export type ProblemCategory = Static<typeof ProblemCategory>

const sourceFields = {
  title: SomeTitle,
  /** Somebody else told it to whoever writes it down. */
  byCaller: Type.Boolean(),
  active: Type.Boolean(),
  position: Type.Integer({ minimum: 0, maximum: 10_000 }),
}
export const ProblemSource = Type.Object({ id: Type.String(), ...sourceFields, version: Type.Integer() })
export type ProblemSource = Static<typeof ProblemSource>

const labelled = [...statusIds, ...actionIds]
const titleOfEach = Object.fromEntries(labelled.map((id) => [id, Type.Optional(SomeTitle)]))
/** What this county calls a status or a step, where it differs from the workflow's own words. */
export const Labels = strict(
  titleOfEach as Record<(typeof labelled)[number], ReturnType<typeof Type.Optional<typeof SomeTitle>>>, // the same keys
)
export type Labels = Static<typeof Labels>

const settingFields = { stepLimits: StepLimits, calendar: WorkCalendar, labels: Labels }

export const ProblemSettings = Type.Object({
  categories: Type.Array(ProblemCategory),
  sources: Type.Array(ProblemSource),
  ...settingFields,
  version: Type.Integer(),
})
export type ProblemSettings = Static<typeof ProblemSettings>

export const settingRoutes = {
  getProblemSettings: route({
    method: 'GET',
    url: '/counties/:county/problem-settings',
    access: { verb: 'problem.report', over: 'county' },
    summary: 'Categories, sources, limits, work calendar and what statuses and steps are called here',
    params: inCounty,
    response: ProblemSettings,
  }),
  changeProblemSettings: route({
    method: 'PUT',
    url: '/counties/:county/problem-settings',
    access: { verb: 'problem.settings', over: 'area' },
    summary: 'Changes limits of steps, calendar and labels; what is due already stays so',
    params: inCounty,
    body: strict({ version: rowId(1), ...settingFields }),
    response: ProblemSettings,
  }),
  createProblemCategory: route({
    method: 'POST',
    url: '/counties/:county/problem-categories',
    access: { verb: 'problem.settings', over: 'area' },
    summary: 'Adds a category; one of five digits below its major one of two',
    params: inCounty,
    body: strict({ code: CategoryCode, ...categoryFields }),
    response: ProblemCategory,
  }),
  changeProblemCategory: route({
    method: 'PUT',
    url: '/counties/:county/problem-categories/:category',
    access: { verb: 'problem.settings', over: 'area' },
    summary:
      'Renames a category, changes its limits or its department, takes it out of use; its problems keep it',
    params: strict({ county: County, category: CategoryCode }),
    body: strict({ version: rowId(1), ...categoryFields }),
    response: ProblemCategory,
  }),
  createProblemSource: route({
    method: 'POST',
    url: '/counties/:county/problem-sources',
    access: { verb: 'problem.settings', over: 'area' },
    summary: 'Adds a source of reports',
    params: inCounty,
    body: strict({ id: Type.String({ pattern: '^[a-z-]{1,30}$' }), ...sourceFields }),
    response: ProblemSource,
  }),
  changeProblemSource: route({
    method: 'PUT',
    url: '/counties/:county/problem-sources/:source',
    access: { verb: 'problem.settings', over: 'area' },
    summary: 'Renames a source or takes it out of use; its problems keep it',
    params: strict({ county: County, source: Type.String({ pattern: '^[a-z-]{1,30}$' }) }),
    body: strict({ version: rowId(1), ...sourceFields }),
    response: ProblemSource,
  }),
}
