// A row to swipe through shows the entry that is chosen, also where it lies beyond the edge.
import { type RefObject, useEffect, useRef } from 'react'

/** For the row itself; the chosen entry says `aria-current`. Nothing moves where everything fits. */
export function useCurrentInSight(): RefObject<HTMLElement | null> {
  const row = useRef<HTMLElement>(null)
  useEffect(() => {
    const chosen = row.current?.querySelector('[aria-current]')
    if (!row.current || !chosen) return
    const [outer, inner] = [row.current.getBoundingClientRect(), chosen.getBoundingClientRect()]
    const beyond = inner.left < outer.left || inner.right > outer.right
    if (beyond) row.current.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2
  })
  return row
}
