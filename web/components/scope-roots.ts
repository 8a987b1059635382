// Where does a tree of areas begin for somebody? With the areas in which they hold a verb, or with every county.
import { useQuery } from '@tanstack/react-query'
import type { Verb } from '../../api/contract/access.ts'
import { countiesOptions } from '../queries/county.ts'
import { useProfile } from './profile.ts'

/** Grants over a unit alone reach no area. */
export function useScopeRoots(verb: Verb): readonly string[] {
  const { grants } = useProfile()
  const counties = useQuery(countiesOptions()).data ?? []
  const held = grants.filter(({ verbs, scope }) => verbs.includes(verb) && scope.unitId === null)
  const codes = [...new Set(held.map(({ scope }) => scope.area))]
  if (codes.includes('')) return counties.map(({ code }) => code)
  return codes.filter((code) => !codes.some((wider) => wider !== code && code.startsWith(wider)))
}
