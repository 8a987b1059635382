// What does the link come to in this county? Resolves what it leaves out and what no longer exists.

import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { Box, County, Level } from '../../api/contract/areas.ts'
import { levels } from '../../api/contract/areas.ts'
import type { Catalog } from '../../api/contract/catalog.ts'
import { toCounty } from '../paths.ts'
import { changeView, levelsWithin, parseView, type View } from '../view.ts'
import { type CountyFrame, showsOf } from './county.ts'
import { useOpening } from './use-opening.ts'

export function useCountyFrame(county: County, catalog: Catalog): CountyFrame {
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const [fitTo, setFitTo] = useState<Box | undefined>()
  const view = useMemo(() => parseView(search, county.code), [search, county.code])

  const change = useCallback<CountyFrame['change']>(
    (patch, options) => {
      void navigate({
        ...toCounty(county.code),
        // From the link as it is at that moment: the camera reports on its own time.
        search: (now: Record<string, unknown>) => {
          const next = changeView(parseView(now, county.code), patch, county.code)
          return toCounty(county.code, next).search
        },
        replace: options?.replace ?? false,
      })
    },
    [navigate, county.code],
  )

  // A new array each time, so that asking twice for the same box moves the map twice.
  const moveTo = useCallback<CountyFrame['moveTo']>((box) => {
    if (box) setFitTo([...box])
  }, [])

  const select = useCallback<CountyFrame['select']>(
    (selected, box) => {
      change({ selected })
      moveTo(box)
    },
    [change, moveTo],
  )

  const { opened, start } = useOpening(view, county.code)

  return useMemo(() => {
    const indicator = catalog.indicators.find(({ id }) => id === view.indicator) ?? catalog.indicators[0]
    const show = showsOf(indicator).find((each) => each === view.show) ?? 'areas'
    const scope = view.within ?? county.code
    const level = nearestLevel(view, county)
    return {
      ...{ county, catalog, view, scope, level, indicator, show, opened },
      ...{ fitTo: fitTo ?? start, change, select, moveTo },
    }
  }, [county, catalog, view, opened, fitTo, start, change, select, moveTo])
}

/** Levels of which the county has areas, inside the current area; the county itself as one area when nothing is entered. */
export function levelsAtHand(view: Pick<View, 'within'>, county: County): readonly Level[] {
  const inside = levelsWithin(view.within ?? county.code).filter((level) => county.counts[level] > 0)
  return view.within === undefined ? ['county', ...inside] : inside
}

/** The wanted level, or the next coarser one that has areas. */
function nearestLevel(view: View, county: County): Level {
  const atHand = levelsAtHand(view, county)
  const wanted = levels.indexOf(view.level)
  return atHand.findLast((level) => levels.indexOf(level) <= wanted) ?? atHand[0] ?? view.level
}
