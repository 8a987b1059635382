// Routing rules in their order, kept and tried on the latest problems.
import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { type ProblemRule, type RuleDraft, ruleRoutes } from '../../api/contract/problem-rules.ts'
import { call } from '../api.ts'

export const problemRulesOptions = (county: string) =>
  queryOptions({
    queryKey: ['problem-rules', county],
    queryFn: async ({ signal }) =>
      (await call(ruleRoutes.listProblemRules, { params: { county } }, signal)).items,
  })

export type RuleFields = Omit<RuleDraft, 'id'>
export type SavedRule =
  | { id: number; version: number; fields: RuleFields }
  | { id: undefined; fields: RuleFields }

export const saveRuleOptions = (county: string) =>
  mutationOptions({
    mutationFn: (saved: SavedRule) =>
      saved.id === undefined
        ? call(ruleRoutes.createProblemRule, { params: { county }, body: saved.fields })
        : call(ruleRoutes.changeProblemRule, {
            params: { county, id: saved.id },
            body: { version: saved.version, ...saved.fields },
          }),
    onSuccess: ({ items }, _input, _result, { client }) => keep(client, county, items),
  })

export const orderRulesOptions = (county: string) =>
  mutationOptions({
    mutationFn: (ids: number[]) => call(ruleRoutes.orderProblemRules, { params: { county }, body: { ids } }),
    onSuccess: ({ items }, _input, _result, { client }) => keep(client, county, items),
  })

/** What would go elsewhere if the rules were these. */
export const tryRulesOptions = (county: string) =>
  mutationOptions({
    mutationFn: (rules: RuleDraft[]) =>
      call(ruleRoutes.tryProblemRules, { params: { county }, body: { rules } }),
  })

/** Every change answers all rules as they are then. */
function keep(client: QueryClient, county: string, items: ProblemRule[]): void {
  client.setQueryData(problemRulesOptions(county).queryKey, items)
}
