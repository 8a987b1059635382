// Where do the names of areas in a picker come from? From the map, or for auditors, who see no map, from the log.
import { type QueryClient, useQueries, useQuery } from '@tanstack/react-query'
import { canInside } from '../../api/contract/access.ts'
import { codeLength, type Level, levelOf, levels } from '../../api/contract/areas.ts'
import { areaOptions, areasOptions } from '../queries/areas.ts'
import { auditAreasOptions } from '../queries/audit.ts'
import { countiesOptions } from '../queries/county.ts'
import { searchOptions } from '../queries/places.ts'
import { useProfile } from './profile.ts'

interface NamedCode {
  code: string
  name: string
}

interface Found {
  areas: readonly (NamedCode & { where: string | null })[]
  isFetching: boolean
}

export interface AreaSource {
  /** Those right below an area. */
  below: (client: QueryClient, code: string) => Promise<readonly NamedCode[]>
  /** What words find inside the roots; nothing without words. */
  useFound: (words: string, roots: readonly string[]) => Found
  /** The name of an area; its code until the name is known, and for whoever may not know it. */
  useNames: (codes: readonly string[]) => (code: string) => string
  /** May anything of this county be asked for? */
  useMayRead: () => (code: string) => boolean
}

export function levelBelow(code: string): Level | undefined {
  const level = levelOf(code)
  return level && levels[levels.indexOf(level) + 1]
}

export const areasOfMap: AreaSource = {
  below: async (client, code) => {
    const below = levelBelow(code)
    return below ? client.ensureQueryData(areasOptions(code, below)) : []
  },

  useFound: (words, roots) => {
    const mayRead = areasOfMap.useMayRead()
    const counties = [...new Set(roots.map((code) => code.slice(0, codeLength.county)))].filter(mayRead)
    const searches = useQueries({ queries: counties.map((county) => searchOptions(county, words)) })
    const areas = searches
      .flatMap(({ data = [] }) => data)
      .filter(({ type, id }) => type === 'area' && roots.some((root) => id.startsWith(root)))
      .map(({ id, name, where }) => ({ code: id, name, where }))
    return { areas, isFetching: searches.some(({ isFetching }) => isFetching) }
  },

  useNames: (codes) => {
    const mayRead = areasOfMap.useMayRead()
    const counties = useQuery(countiesOptions()).data ?? []
    const finer = [...new Set(codes)].filter((code) => levelOf(code) !== 'county' && mayRead(code))
    const areas = useQueries({ queries: finer.map((code) => areaOptions(code)) })
    return (code) =>
      counties.find((county) => county.code === code)?.name ??
      areas[finer.indexOf(code)]?.data?.area.name ??
      code
  },

  useMayRead: () => {
    const profile = useProfile()
    return (code) => canInside(profile, 'map.read', code.slice(0, codeLength.county))
  },
}

export const areasOfAudit: AreaSource = {
  below: (client, code) => client.ensureQueryData(auditAreasOptions({ within: code })),

  useFound: (words, roots) => {
    const search = useQuery({ ...auditAreasOptions({ q: words }), enabled: words !== '' })
    const areas = search.data?.filter(({ code }) => roots.some((root) => code.startsWith(root))) ?? []
    return { areas, isFetching: search.isFetching }
  },

  useNames: (codes) => {
    const known = [...new Set(codes)]
    const answers = useQueries({ queries: known.map((code) => auditAreasOptions({ code })) })
    return (code) => answers[known.indexOf(code)]?.data?.[0]?.name ?? code
  },

  useMayRead: () => () => true,
}

/** The map knows more, pinyin too; whoever sees none asks the log. */
export function useAreaSource(): AreaSource {
  const profile = useProfile()
  return canInside(profile, 'map.read', '') || !canInside(profile, 'audit.read', '')
    ? areasOfMap
    : areasOfAudit
}
