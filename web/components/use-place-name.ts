// What is the place called? By what was picked or typed, else by what holds it.
import { useText, useTitle } from '../text/text.ts'
import { findKind, useCounty } from './county.ts'
import { useReport } from './report.ts'

interface PlaceName {
  name: string
  /** What holds it: community and grid. */
  detail: string
}

export function usePlaceName(): PlaceName {
  const text = useText()
  const nameOf = usePlaceTitle()
  const { draft, spot } = useReport()
  const { grid, communityName, places } = spot.answer ?? { grid: null, communityName: null, places: [] }
  const picked = draft.place && (places.find(({ id }) => id === draft.place?.id) ?? draft.place)
  // Standing inside a compound says more than the grid.
  const held = places.find(({ name, distanceMetres }) => distanceMetres === 0 && name !== null)
  const gridName = grid?.name ?? text.report.noGrid
  // A grid is often named after its community.
  const isNamed = communityName === null || gridName.startsWith(communityName)
  const areas = !spot.answer ? [] : isNamed ? [gridName] : [communityName, gridName]
  const own = [picked && nameOf(picked), draft.placeName].filter(Boolean).join(' ') || held?.name
  if (own) return { name: own, detail: areas.join(' · ') }
  const finest = areas.pop()
  return { name: finest ?? text.report.unknownSpot, detail: areas.join(' · ') }
}

/** Its name, or what it is. */
export function usePlaceTitle(): (place: { kind: string; name: string | null }) => string {
  const text = useText()
  const title = useTitle()
  const { catalog } = useCounty()
  return ({ kind, name }) => {
    const info = findKind(catalog, kind)
    return name ?? text.report.unnamed(info ? title(info.title) : kind)
  }
}
