// What does the map show? Gathers values, shapes or cells for the view in the link and hands them to the map.
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useMemo } from 'react'
import { type County, levels } from '../../api/contract/areas.ts'
import type { Insets, Selection } from '../map/map-props.ts'
import { placeOptions } from '../queries/places.ts'
import { useText } from '../text/text.ts'
import { Catch } from '../ui/Catch.tsx'
import { Notice } from '../ui/Notice.tsx'
import { phone, useMedia } from '../ui/use-media.ts'
import { useUnitColours } from './by-unit.ts'
import { useCounty } from './county.ts'
import { GridEditor } from './GridEditor.tsx'
import { LassoAssign, useLasso } from './LassoAssign.tsx'
import styles from './MapStage.module.css'
import { useMapWords } from './map-words.ts'
import { ProblemHints, useProblemHints } from './ProblemHints.tsx'
import { useOpenReport } from './report.ts'
import { useShownShapes, useShownSurface } from './shown-picture.ts'
import { useSeesProblems, useShownProblems } from './shown-problems.ts'
import { useShownValues } from './shown-values.ts'
import { useGridEditor } from './use-grid-editor.ts'
import { useProblemNews } from './use-problem-news.ts'

// Asked for at once, in parallel with the data: the map is the largest part of the page.
const mapModule = import('../map/CountyMap.tsx')
const CountyMap = lazy(() => mapModule.then((module) => ({ default: module.CountyMap })))

/**
 * Pixels that the bar of editing and the panels of saving and painting take from the map: above and beside it, on a phone
 * below.
 */
const editing = { bar: 116, panel: 372, paint: 440, lowBar: 180, lowPanel: 400 }

interface Props {
  /** As of the map: no room for every control. */
  tight?: boolean
  insets: Insets
  hovered: string | undefined
  onHover: (code: string | undefined) => void
}

export function MapStage({ tight = false, insets, hovered, onHover }: Props) {
  const text = useText()
  const { county, catalog, view, level, show, hidden, ...frame } = useCounty()
  const { select, change, fitTo, opened } = frame
  const shown = useShownValues()
  const shapes = useShownShapes()
  const surface = useShownSurface()
  const selected = useSelection()
  // By what they say: the link is read anew whenever the camera moves, and the map should not be drawn anew.
  const hiddenIds = hidden.join(',')
  const hiddenKinds = useMemo(() => new Set(hiddenIds.split(',')), [hiddenIds])
  const words = useMapWords()
  const lasso = useLasso()
  const editor = useGridEditor()
  // There its panel lies at the lower edge.
  const onPhone = useMedia(phone)
  const report = useOpenReport()
  // A problem that is being reported has the map for itself; the borders wait as they are.
  const edit = report ? undefined : editor.edit
  const duties = useUnitColours(lasso.picked)
  const problems = useShownProblems()
  // Also where no bar says how much waits: on the wall.
  useProblemNews(useSeesProblems() ? county.code : undefined)
  const hints = useProblemHints()
  const onSelect = useCallback(
    (selection: Selection | undefined) =>
      select(selection?.type === 'place' ? { type: 'place', id: selection.id } : selection),
    [select],
  )
  const picture = {
    level,
    indicator: shown.indicator,
    values: shown.values,
    show,
    shapes: show === 'coverage' ? shapes.data : undefined,
    surface: show === 'surface' ? surface.data : undefined,
    duties,
    problems: problems.marks,
    classFilter: shown.classFilter,
  }
  const loading = <p className={styles.loading}>{text.map.loading}</p>
  return (
    <div className={styles.stage}>
      <Catch fallback={<Notice urgent title={text.map.failed} hint={text.map.failedHint} />}>
        <Suspense fallback={loading}>
          {opened ? (
            <CountyMap
              county={county}
              catalog={catalog}
              words={words}
              theme={view.theme === 'wall' ? 'dark' : 'light'}
              language={view.language === 'en' ? 'en' : 'zh'}
              {...(report || edit ? onlyTheGround(county) : picture)}
              onLasso={lasso.draw}
              edit={edit}
              hiddenKinds={hiddenKinds}
              unitGrids={view.unitGrids && !report && !edit}
              selected={report ? undefined : selected}
              hoveredArea={hovered}
              camera={view.camera}
              fitTo={fitTo}
              insets={edit ? editInsets(insets, editor, onPhone) : insets}
              tight={tight}
              pin={report?.pin}
              onPin={report?.onPin}
              onPinCancel={() => report?.go('form')}
              onSelect={onSelect}
              onHoverArea={onHover}
              onCamera={(camera) => change({ camera }, { replace: true })}
              onScreen={frame.onScreen}
              onHoverProblem={hints.onHover}
              onProblemsHere={hints.onHere}
            />
          ) : (
            loading
          )}
        </Suspense>
      </Catch>
      <LassoAssign lasso={lasso} />
      {!report && <GridEditor editor={editor} />}
      <ProblemHints hints={hints} />
    </div>
  )
}

/** What bar and panel take from the map besides. */
function editInsets(insets: Insets, { saving, paint }: ReturnType<typeof useGridEditor>, onPhone: boolean) {
  const { bar, panel, lowBar, lowPanel } = editing
  if (onPhone) return { ...insets, bottom: saving || paint.task ? lowPanel : lowBar }
  if (saving) return { ...insets, right: Math.max(insets.right, panel) }
  const top = insets.top + bar
  return paint.task ? { ...insets, top, right: Math.max(insets.right, editing.paint) } : { ...insets, top }
}

/** While a spot is marked or borders are edited, nothing is coloured; grids are outlined as far as the county has them. */
function onlyTheGround({ counts }: County) {
  return {
    level: levels.findLast((each) => counts[each] > 0) ?? 'county',
    indicator: undefined,
    values: undefined,
    show: 'units' as const,
    shapes: undefined,
    surface: undefined,
    duties: undefined,
    problems: undefined,
    classFilter: undefined,
  }
}

/** What the map outlines; the kind of a place that the link names by number comes from the server. */
function useSelection(): Selection | undefined {
  const { county, view } = useCounty()
  const { selected } = view
  const code = selected?.type === 'area' ? selected.code : undefined
  const micro = selected?.type === 'area' ? selected.micro : undefined
  const id = selected?.type === 'place' ? selected.id : 0
  const place = useQuery({ ...placeOptions(county.code, id), enabled: id > 0 })
  const kind = place.data?.feature.properties.kind
  const problem = selected?.type === 'problem' ? selected.id : undefined
  const unitGrid = selected?.type === 'unit-grid' ? selected.code : undefined
  return useMemo(() => {
    if (unitGrid !== undefined) return { type: 'unit-grid', code: unitGrid }
    if (problem !== undefined) return { type: 'problem', id: problem }
    if (code !== undefined) return { type: 'area', code, micro }
    return id > 0 && kind !== undefined ? { type: 'place', id, kind } : undefined
  }, [code, micro, id, kind, problem, unitGrid])
}
