// Which county, which part of it, coloured by what? What the pieces of the map page share, and how they change the link.
import { createContext, useContext } from 'react'
import type { Box, County, Level } from '../../api/contract/areas.ts'
import type { Catalog, IndicatorInfo, KindInfo } from '../../api/contract/catalog.ts'
import type { Screen } from '../map/map-props.ts'
import type { Selected, Show, Vain, View } from '../view.ts'

type Whereabouts = Box | null | undefined

export interface CountyFrame {
  county: County
  catalog: Catalog
  /** As the link says it; the four below are what it comes to in this county. */
  view: View
  /** Area that board and table speak about. */
  scope: string
  level: Level
  indicator: IndicatorInfo | undefined
  show: Show
  /** Ways of showing that there are to choose from. */
  shows: readonly Show[]
  /** Kinds whose layers are switched off, among those that there are. */
  hidden: readonly string[]
  /** What the link asked for when it was opened and this county does not have. */
  vain: readonly Vain[]
  /** Writes the link. `replace`: the way back skips it, for what changes by the second. */
  change: (change: Partial<View>, options?: { replace?: boolean }) => void
  /**
   * Selects something and brings the map where it lies: at once, or when that is known, unless something else was selected
   * meanwhile. What fails there is said by the panel of the selected.
   */
  select: (selected: Selected | undefined, box?: Whereabouts | Promise<Whereabouts>) => void
  moveTo: (box: Box | null | undefined) => void
  /** Where the map was last asked to go; a new box moves it there. */
  fitTo: Box | undefined
  /** The community whose grids are being edited. */
  editing: string | undefined
  /** Begins to edit the grids of a community, or ends it. */
  edit: (community: string | undefined) => void
  /** What of the world the map shows; undefined before it does, and on pages without it. */
  screen: Screen | undefined
  onScreen: (screen: Screen) => void
  /** It is known where the map opens. */
  opened: boolean
}

export const CountyContext = createContext<CountyFrame | undefined>(undefined)

export function useCounty(): CountyFrame {
  const frame = useContext(CountyContext)
  if (!frame) throw new Error('useCounty() outside the page of a county')
  return frame
}

/** Finds the record of a kind; a server may have dropped one that a link still names. */
export function findKind(catalog: Catalog, id: string | null): KindInfo | undefined {
  return catalog.kinds.find((kind) => kind.id === id)
}

/**
 * What can be shown: only a coverage has land that is covered, and a radius to call land blind; units answer anywhere, and
 * problems are there for whoever may see them.
 */
export function showsOf(indicator: IndicatorInfo | undefined, seesProblems: boolean): readonly Show[] {
  const land =
    indicator?.method === 'coverage' ? (['areas', 'coverage', 'surface'] as const) : (['areas'] as const)
  return [...land, 'units', ...(seesProblems ? (['problems'] as const) : [])]
}
