// Everything the map says, in the language of the page.
import { useMemo } from 'react'
import type { MapWords } from '../map/map-props.ts'
import { useText } from '../text/text.ts'

export function useMapWords(): MapWords {
  const text = useText()
  return useMemo(
    () => ({
      ...text.map,
      map: text.map.label,
      hectares: text.units.hectares,
      lasso: text.lasso.start,
      lassoHint: text.lasso.hint,
      lassoEnd: text.lasso.end,
    }),
    [text],
  )
}
