// Which areas, places and units answer what was typed, best first? Of the places only those in the caller's scope.
import type { placeRoutes, SearchHit } from '../../contract/places.ts'
import { isReached, readReach } from '../../db/scope.ts'
import type { Handlers } from '../handler.ts'
import { fold, rankOf } from './match.ts'
import { type Entry, searchEntries } from './search-index.ts'

const mostHits = 20
/** Among equals areas stand before micro grids, then places, then units, and last what another platform works with. */
const typeOrder = { area: 0, 'micro-grid': 1, place: 2, unit: 3, 'unit-grid': 4 } as const satisfies Record<
  SearchHit['type'],
  number
>

export const searchHandlers: Handlers<Pick<typeof placeRoutes, 'search'>> = {
  search: async ({ db, caller, query: { county, q } }) => {
    const entries = await searchEntries(db, county)
    const reach = await readReach(db, caller, 'place.read', county)
    const isShown = ({ type, id, within }: Entry) =>
      type !== 'place' || isReached(reach, { area: within ?? county, id: Number(id) })
    return {
      items: findBest(entries, fold(q), isShown).map(
        ({ foldedName: _name, foldedCode: _code, within: _within, ...hit }) => hit,
      ),
    }
  },
}

function findBest(entries: Entry[], query: string, isShown: (entry: Entry) => boolean): Entry[] {
  if (query === '') return []
  const seen = new Set<string>()
  return entries
    .flatMap((entry) => {
      const rank = rankOf(query, entry.foldedName, entry.foldedCode)
      return rank === undefined || !isShown(entry) ? [] : [{ entry, rank }]
    })
    .sort((a, b) => a.rank - b.rank || compare(a.entry, b.entry))
    .map(({ entry }) => entry)
    .filter(({ type, id }) => {
      // By its present code and by a former one it is the same grid.
      const isNew = !seen.has(`${type} ${id}`)
      seen.add(`${type} ${id}`)
      return isNew
    })
    .slice(0, mostHits)
}

/** The shorter of two names is the nearer to what was typed; the code decides, so that the order never jumps. */
function compare(a: Entry, b: Entry): number {
  return (
    typeOrder[a.type] - typeOrder[b.type] ||
    a.name.length - b.name.length ||
    (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id.localeCompare(b.id, 'en', { numeric: true }))
  )
}
