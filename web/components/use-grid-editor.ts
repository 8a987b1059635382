// The borders that somebody is editing: read once, changed step by step, kept as a draft, until they are saved or dropped.
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { can } from '../../api/contract/access.ts'
import type { CommunityMosaic, Finding } from '../../api/contract/grids.ts'
import type { EditMark, GridEdit } from '../map/map-props.ts'
import { type EditControls, type EditState, type EditTool, idleEdit } from '../map/modes/edit-host.ts'
import { type History, record, redo, undo } from '../map/mosaic/history.ts'
import type { Outcome, RefusalCode } from '../map/mosaic/mosaic.ts'
import type { Point } from '../map/mosaic/plane.ts'
import { type ToSave, toSave } from '../map/mosaic/to-save.ts'
import { dropDraft, readDraft, writeDraft } from '../queries/grid-drafts.ts'
import { mosaicOptions } from '../queries/grids.ts'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import { boxOf } from './geometry-box.ts'
import {
  bordersBefore,
  type Conflict,
  compareWith,
  goOn,
  openDraft,
  openSession,
  type Session,
  savedOf,
  withPresentCodes,
} from './grid-session.ts'
import { useProfile } from './profile.ts'
import { type GridPaint, useGridPaint } from './use-grid-paint.ts'

export interface GridEditor {
  session: Session | undefined
  failed: unknown
  tool: EditTool
  refused: RefusalCode | undefined
  /** What is in hand on the map, and the keys of the map as functions. */
  state: EditState
  controls: EditControls | undefined
  snapping: boolean
  /** Whether one may make a grid on land that has none. */
  mayFound: boolean
  /** The save panel is open. */
  saving: boolean
  /** Asked whether to leave with unsaved changes. */
  leaving: boolean
  /** Somebody else saved meanwhile, and nobody has decided yet. */
  conflict: Conflict | undefined
  /** What the map takes; undefined: nothing is edited. */
  edit: GridEdit | undefined
  body: () => ToSave
  /** A step made elsewhere: painted, or proposed. */
  apply: (outcome: Outcome) => void
  paint: GridPaint
  setTool: (tool: EditTool) => void
  setSnapping: (snapping: boolean) => void
  setSaving: (saving: boolean) => void
  setFindings: (findings: readonly Finding[]) => void
  undo: () => void
  redo: () => void
  /** Asks whether to leave with unsaved changes; without any it leaves. */
  leave: () => void
  /** The last save went through; said until something else is begun. */
  saved: boolean
  done: () => void
  /** Leaves; without `keep` the draft goes. */
  end: (keep: boolean) => void
  stay: () => void
  /** Reads the grids once more, when they could not be read. */
  retry: () => void
  /** From a draft back to what the server has. */
  dropDraft: () => void
  /** What the server has now is not what this began from; it may be what this sent before the line was lost. */
  meet: (current: CommunityMosaic) => void
  decide: (how: 'both' | 'mine' | 'theirs' | 'later') => void
}

export function useGridEditor(): GridEditor {
  const client = useQueryClient()
  const profile = useProfile()
  const { name } = profile
  const text = useText()
  const { editing, edit: editGrids, moveTo } = useCounty()
  const [session, setSession] = useState<Session>()
  const [failed, setFailed] = useState<unknown>()
  const [tool, setTool] = useState<EditTool>('move')
  const [refused, setRefused] = useState<RefusalCode>()
  const [state, setState] = useState<EditState>(idleEdit)
  const [controls, setControls] = useState<EditControls>()
  const [snapping, setSnapping] = useState(true)
  const [saving, setSaving] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const [saved, setSaved] = useState(false)
  const [conflict, setConflict] = useState<Conflict>()
  const [findings, setFindings] = useState<readonly Finding[]>([])
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    if (editing === undefined) return
    setSaved(false)
    let gone = false
    Promise.all([client.fetchQuery(mosaicOptions(editing)), readDraft(name, editing)])
      .then(([now, draft]) => {
        if (gone) return
        const opened = draft && withPresentCodes(openDraft(draft), now)
        const met = opened && compareWith(opened, now)
        // It was saved after all, before the line was lost or the browser closed.
        if (met === 'saved') void dropDraft(name, editing)
        setSession(!opened || met === 'saved' ? openSession(now) : opened)
        setConflict(met === 'saved' ? undefined : met)
        moveTo(boxOf({ geometries: landOf(now) }))
      })
      .catch((cause) => {
        if (!gone) setFailed(cause)
      })
    return () => {
      gone = true
      setSession(undefined)
      setFailed(undefined)
      setTool('move')
      setRefused(undefined)
      setSaving(false)
      setLeaving(false)
      setConflict(undefined)
      setFindings([])
    }
  }, [editing, client, name, moveTo, attempt])

  const step = useCallback((next: (history: History) => History) => {
    setSaving(false)
    setFindings([])
    setRefused(undefined)
    setSession((now) => now && { ...now, history: next(now.history), draftAt: undefined })
  }, [])
  const community = session?.base.code
  const past = session?.history.past
  const base = session?.base
  // Opened again, it is as old as it was.
  const draftAt = session?.draftAt
  useEffect(() => {
    if (!base || !past) return
    // What was undone to the last step is no draft any more.
    if (past.length === 0) void dropDraft(name, base.code)
    else void writeDraft(name, { community: base.code, base, past, at: draftAt ?? Date.now() })
  }, [name, base, past, draftAt])

  const mayFound = community !== undefined && can(profile, 'grid.write', { area: community })
  const dirty = (past?.length ?? 0) > 0
  const end = useCallback(
    (keep: boolean) => {
      if (community !== undefined && !keep) void dropDraft(name, community)
      editGrids(undefined)
    },
    [community, name, editGrids],
  )
  /** Esc: out of the panel, the tool, then the editing. */
  const leadOut = useCallback(() => {
    if (saving) setSaving(false)
    else if (tool !== 'move') setTool('move')
    else if (dirty) setLeaving(true)
    else end(false)
  }, [saving, tool, dirty, end])
  const done = useCallback(() => {
    setSaved(true)
    end(false)
  }, [end])

  const apply = useCallback(
    ({ change, refusal }: Outcome) => {
      setRefused(refusal?.code)
      if (change) step((history) => record(history, change))
    },
    [step],
  )
  const paint = useGridPaint(session, apply)
  const marks = useMarks(findings)
  const edit = useMemo<GridEdit | undefined>(() => {
    if (!session || session.closed || isClosedTo(session, mayFound)) return undefined
    const words = text.gridEdit
    return {
      community: session.base.code,
      mosaic: session.history.mosaic,
      before: bordersBefore(session),
      theirs: conflict?.theirs,
      ...{ tool, marks, snapping },
      nameOf: (code, from) => {
        if (from === undefined) return code.slice(codeEnd)
        return from === null ? text.gridFounding.newGrid : words.newGrid(from.slice(codeEnd))
      },
      borderWords: words.snap,
      onChange: (change) => step((history) => record(history, change)),
      onRefuse: (refusal) => setRefused(refusal?.code),
      onState: setState,
      onControls: setControls,
      onLeave: leadOut,
    }
  }, [session, mayFound, conflict, tool, marks, snapping, text, step, leadOut])

  return {
    ...{ session: session && isClosedTo(session, mayFound) ? { ...session, closed: 'none' } : session },
    ...{ mayFound, failed, tool, refused, state, controls, snapping, saving, leaving, conflict, saved },
    ...{ setSnapping, setSaving, setFindings, end, done },
    ...{ edit: paintedEdit(edit, paint, saving || conflict !== undefined), paint, apply },
    leave: () => (dirty ? setLeaving(true) : end(false)),
    setTool: (next) => {
      setRefused(undefined)
      setTool(next)
      paint.open(undefined)
    },
    body: () =>
      session
        ? toSave(savedOf(session.base), session.start, session.history.mosaic)
        : { changed: [], created: [], removed: [] },
    undo: () => step(undo),
    redo: () => step(redo),
    stay: () => setLeaving(false),
    retry: () => setAttempt((count) => count + 1),
    dropDraft: () => {
      if (!session) return
      void dropDraft(name, session.base.code)
      setSession(openSession(session.base))
    },
    meet: (current) => {
      const mine = session && withPresentCodes(session, current)
      const met = mine && compareWith(mine, current)
      if (mine && mine !== session) setSession(mine)
      if (met === 'saved') done()
      else if (met) {
        setSaving(false)
        setConflict(met)
      }
    },
    decide: (how) => {
      if (!session || !conflict) return
      setFindings([])
      if (how === 'later') return end(true)
      setConflict(undefined)
      setSession(goOn(session, conflict, how))
    },
  }
}

/** A community without grids is only for whoever may found the first ones. */
function isClosedTo({ base }: Session, mayFound: boolean): boolean {
  return base.grids.length === 0 && !mayFound
}

function landOf({ grids, boundary }: CommunityMosaic): unknown[] {
  return grids.length > 0 ? grids.map(({ geometry }) => geometry) : [boundary].filter(Boolean)
}

/** Grids are numbered in their community: where the number begins in the code. */
const codeEnd = 12

/** On the map a word says what is wrong; the sentence stands in the list beside it. */
function useMarks(findings: readonly Finding[]): readonly EditMark[] {
  const { codes } = useText().gridHealth
  return useMemo(() => findings.map((finding) => markOf(finding, codes[finding.code])), [findings, codes])
}

/** Rings of an area, or the middle of anything else. */
function markOf({ key, severity, geometry }: Finding, label: string): EditMark {
  const mark = { key, label, urgent: severity === 'error' }
  const { type, coordinates } = geometry as { type: string; coordinates: unknown } // GeoJSON, as the contract says
  if (type === 'Polygon') return { ...mark, rings: coordinates as Point[][], point: undefined } // by its type
  if (type === 'MultiPolygon')
    return { ...mark, rings: (coordinates as Point[][][]).flat(), point: undefined } // likewise
  const [west, south, east, north] = boxOf(geometry) ?? [0, 0, 0, 0]
  return { ...mark, rings: [], point: [(west + east) / 2, (south + north) / 2] }
}

/** While blocks are painted, Esc ends that first; what is being saved or decided between two shows borders and findings. */
function paintedEdit(edit: GridEdit | undefined, paint: GridPaint, set: boolean): GridEdit | undefined {
  if (!edit || !paint.task || set) return edit
  // Also while the blocks are still on their way.
  return { ...edit, ...(paint.edit && { paint: paint.edit }), onLeave: () => paint.open(undefined) }
}
