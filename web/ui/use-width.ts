// How wide is an element, in pixels? For drawings whose words should not grow with them.
import { type RefObject, useEffect, useRef, useState } from 'react'

/** `first`: until it is known. */
export function useWidth(first: number): [RefObject<HTMLElement | null>, number] {
  const element = useRef<HTMLElement | null>(null)
  const [width, setWidth] = useState(first)
  useEffect(() => {
    if (!element.current) return
    const watch = new ResizeObserver(([entry]) => {
      const size = entry?.contentBoxSize[0]?.inlineSize
      if (size !== undefined && size > 0) setWidth(Math.round(size))
    })
    watch.observe(element.current)
    return () => watch.disconnect()
  }, [])
  return [element, width]
}
