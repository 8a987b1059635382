// Units, the page of each and its duty log, as queries and mutations.
import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { dutyRoutes } from '../../api/contract/duties.ts'
import type { AnswerOf, BodyOf } from '../../api/contract/route.ts'
import { routes } from '../../api/contract/routes.ts'
import type { Unit, unitRoutes } from '../../api/contract/units.ts'
import { call } from '../api.ts'

type UnitBody<Name extends 'createUnit' | 'changeUnit' | 'closeUnit'> = BodyOf<(typeof unitRoutes)[Name]>

const halfMinute = 30_000

/** Every unit of a county by name; `closed`: with those that answer for nothing any more. */
export const unitsOptions = (county: string, closed = false) =>
  queryOptions({
    queryKey: ['units', county, closed],
    queryFn: ({ signal }) => listAllUnits(county, closed, signal),
    staleTime: halfMinute,
  })

async function listAllUnits(county: string, closed: boolean, signal: AbortSignal): Promise<Unit[]> {
  const units: Unit[] = []
  let after: number | undefined
  do {
    const input = { params: { county }, query: { closed, after, limit: 1000 } }
    const page: AnswerOf<typeof routes.listUnits> = await call(routes.listUnits, input, signal)
    units.push(...page.items)
    after = page.next ?? undefined
  } while (after !== undefined)
  return units
}

export const unitPageOptions = (county: string, id: number) =>
  queryOptions({
    queryKey: ['unit-page', county, id],
    queryFn: ({ signal }) => call(routes.getUnit, { params: { county, id } }, signal),
    staleTime: halfMinute,
  })

export const unitDutiesOptions = (county: string, id: number) =>
  queryOptions({
    queryKey: ['unit-duties', county, id],
    queryFn: async ({ signal }) =>
      (await call(routes.listUnitDuties, { params: { county, id } }, signal)).items,
    staleTime: halfMinute,
  })

export const saveUnitOptions = (county: string) =>
  mutationOptions({
    mutationFn: ({ id, body }: SavedUnit) =>
      id === undefined
        ? call(routes.createUnit, { params: { county }, body })
        : call(routes.changeUnit, { params: { county, id }, body }),
    onSettled: (_data, _error, _input, _result, { client }) => refreshResponsibility(client),
  })

/** A new unit has no id yet, and no version to start from. */
type SavedUnit =
  | { id: undefined; body: UnitBody<'createUnit'> }
  | { id: number; body: UnitBody<'changeUnit'> }

export const closeUnitOptions = (county: string, id: number) =>
  mutationOptions({
    mutationFn: (body: UnitBody<'closeUnit'>) => call(routes.closeUnit, { params: { county, id }, body }),
    onSettled: (_data, _error, _input, _result, { client }) => refreshResponsibility(client),
  })

export const reopenUnitOptions = (county: string, id: number) =>
  mutationOptions({
    mutationFn: (version: number) => call(routes.reopenUnit, { params: { county, id }, body: { version } }),
    onSettled: (_data, _error, _input, _result, { client }) => refreshResponsibility(client),
  })

export const importUnitsOptions = (county: string) =>
  mutationOptions({
    mutationFn: (body: BodyOf<typeof unitRoutes.importUnits>) =>
      call(routes.importUnits, { params: { county }, body }),
    onSuccess: ({ dryRun }, _input, _result, { client }) =>
      dryRun ? undefined : refreshResponsibility(client),
  })

export const revealPhoneOptions = (county: string, id: number) =>
  mutationOptions({ mutationFn: () => call(routes.revealUnitPhone, { params: { county, id } }) })

/** A new entry of one assignment, or the correction of an entry. */
export const saveDutyOptions = (county: string) =>
  mutationOptions({
    mutationFn: (duty: SavedDuty) =>
      'assignmentId' in duty
        ? call(routes.createDuty, { params: { county, id: duty.assignmentId }, body: duty.fields })
        : call(routes.changeDuty, {
            params: { county, id: duty.id },
            body: { ...duty.fields, version: duty.version },
          }),
    onSuccess: (_data, _input, _result, { client }) => refreshResponsibility(client),
  })

type DutyFields = BodyOf<typeof dutyRoutes.createDuty>
type SavedDuty =
  | { assignmentId: number; fields: DutyFields }
  | { id: number; version: number; fields: DutyFields }

const touched = new Set<unknown>([
  'units',
  'unit-page',
  'unit-duties',
  'unit-assignments',
  'area-assignments',
  'assignment-pages',
  'assigned-places',
  'unassigned-places',
  'target-history',
  'explanation',
  // The share of compounds with a unit, names to be found, and the version that all of it is of.
  'area-values',
  'indicator-values',
  'search',
  'counties',
])

/** Whatever says who answers for what, or what was done about it. */
export async function refreshResponsibility(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ predicate: ({ queryKey }) => touched.has(queryKey[0]) })
}
