// A row to swipe through shows the entry that is chosen, also where it lies beyond the edge.
import { type RefObject, useEffect, useRef } from 'react'

/**
 * For the row itself; the chosen entry says `aria-current` or holds a radio that is checked. Moves only when `chosen` becomes another one, so that whoever
 * swipes is left alone, and not at all where everything fits.
 */
export function useCurrentInSight(chosen: string): RefObject<HTMLElement | null> {
  const row = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen is read from the page
  useEffect(() => {
    const entry = row.current?.querySelector('[aria-current], label:has(:checked)')
    if (!row.current || !entry) return
    const [outer, inner] = [row.current.getBoundingClientRect(), entry.getBoundingClientRect()]
    const beyond = inner.left < outer.left || inner.right > outer.right
    if (beyond) row.current.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2
  }, [chosen])
  return row
}
