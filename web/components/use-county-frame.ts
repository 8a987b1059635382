// What does the link come to in this county? Resolves what it leaves out and what no longer exists.
import { useLocation, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import { canInside } from '../../api/contract/access.ts'
import type { Box, County, Level } from '../../api/contract/areas.ts'
import { levels } from '../../api/contract/areas.ts'
import type { Catalog } from '../../api/contract/catalog.ts'
import { toCounty } from '../paths.ts'
import { changeView, levelsWithin, parseView, type Selected, type View } from '../view.ts'
import { type CountyFrame, showsOf } from './county.ts'
import { isNear } from './geometry-box.ts'
import { useProfile } from './profile.ts'
import { useOpening } from './use-opening.ts'
import { useVain } from './use-vain.ts'

export function useCountyFrame(county: County, catalog: Catalog): CountyFrame {
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const [fitTo, setFitTo] = useState<Box | undefined>()
  const wanted = useLocation({ select: ({ state }) => state.editGrids })
  const [editing, edit] = useState(wanted)
  const [screen, setScreen] = useState<CountyFrame['screen']>()
  const { lost, vain } = useVain(search, county, catalog)
  const read = useCallback(
    (link: Readonly<Record<string, unknown>>) => withoutLost(parseView(link, county.code), lost, county.code),
    [lost, county.code],
  )
  const view = useMemo(() => {
    const linked = read(search)
    return isNear(linked.camera, county.box) ? linked : { ...linked, camera: undefined }
  }, [read, search, county.box])

  const change = useCallback<CountyFrame['change']>(
    (patch, options) => {
      void navigate({
        ...toCounty(county.code),
        // From the link as it is at that moment: the camera reports on its own time.
        search: (now: Record<string, unknown>) => {
          const next = changeView(read(now), patch, county.code)
          return toCounty(county.code, next).search
        },
        replace: options?.replace ?? false,
      })
    },
    [navigate, read, county.code],
  )

  // A new array each time, so that asking twice for the same box moves the map twice.
  const moveTo = useCallback<CountyFrame['moveTo']>((box) => {
    if (box) setFitTo([...box])
  }, [])

  const latest = useRef<Selected | undefined>(undefined)
  const select = useCallback<CountyFrame['select']>(
    (selected, box) => {
      latest.current = selected
      change({ selected })
      if (!(box instanceof Promise)) return moveTo(box)
      box.then(
        (found) => latest.current === selected && moveTo(found),
        () => {},
      )
    },
    [change, moveTo],
  )

  const { opened, start } = useOpening(view, county.code)
  const seesProblems = canInside(useProfile(), 'problem.read', county.code)

  return useMemo(() => {
    const indicator = catalog.indicators.find(({ id }) => id === view.indicator) ?? catalog.indicators[0]
    const shows = showsOf(indicator, seesProblems)
    const show = shows.find((each) => each === view.show) ?? 'areas'
    const scope = view.within ?? county.code
    const level = nearestLevel(view, county)
    const hidden = view.hidden.filter((id) => catalog.kinds.some((kind) => kind.id === id))
    return {
      ...{ county, catalog, view, scope, level, indicator, show, shows, hidden, vain, opened },
      ...{ fitTo: fitTo ?? start, screen, onScreen: setScreen, change, select, moveTo, editing, edit },
    }
  }, [
    county,
    catalog,
    seesProblems,
    view,
    vain,
    opened,
    fitTo,
    start,
    screen,
    change,
    select,
    moveTo,
    editing,
  ])
}

/** The whole county in the place of a part that is not there. */
function withoutLost(view: View, lost: string | undefined, county: string): View {
  return lost !== undefined && view.within === lost ? changeView(view, { within: undefined }, county) : view
}

/** Levels of which the county has areas, inside the current area; the county itself as one area when nothing is entered. */
export function levelsAtHand(view: Pick<View, 'within'>, county: County): readonly Level[] {
  const inside = levelsWithin(view.within ?? county.code).filter((level) => county.counts[level] > 0)
  return view.within === undefined ? ['county', ...inside] : inside
}

/** The level whose areas the trail lists next, also where they have no boundary yet; communities end the trail. */
export function levelListed(within: string, county: County): 'township' | 'community' | undefined {
  return levelsWithin(within).find(
    (level) => (level === 'township' || level === 'community') && county.listed[level] > 0,
  ) as 'township' | 'community' | undefined // what the condition leaves
}

/** The wanted level, or the next coarser one that has areas. */
function nearestLevel(view: View, county: County): Level {
  const atHand = levelsAtHand(view, county)
  const wanted = levels.indexOf(view.level)
  return atHand.findLast((level) => levels.indexOf(level) <= wanted) ?? atHand[0] ?? view.level
}
