// The borders that somebody is editing: read once, changed step by step, kept as a draft, until they are saved or dropped.
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { CommunityMosaic, Finding } from '../../api/contract/grids.ts'
import type { EditMark, GridEdit } from '../map/map-props.ts'
import type { EditTool } from '../map/modes/edit-grid.ts'
import { begin, type History, record, redo, undo } from '../map/mosaic/history.ts'
import { mergeGrids } from '../map/mosaic/merge-grids.ts'
import {
  applyChange,
  type Change,
  changeBetween,
  type Mosaic,
  type Outcome,
  type RefusalCode,
} from '../map/mosaic/mosaic.ts'
import type { Point } from '../map/mosaic/plane.ts'
import { readMosaic } from '../map/mosaic/read-mosaic.ts'
import { splitGrid } from '../map/mosaic/split-grid.ts'
import { type SavedGrid, type ToSave, toSave } from '../map/mosaic/to-save.ts'
import { dropDraft, readDraft, writeDraft } from '../queries/grid-drafts.ts'
import { mosaicOptions } from '../queries/grids.ts'
import { useCounty } from './county.ts'
import { boxOf } from './geometry-box.ts'
import { useProfile } from './profile.ts'
import { type GridPaint, useGridPaint } from './use-grid-paint.ts'

interface Session {
  /** As the server told it when the editing began. */
  base: CommunityMosaic
  start: Mosaic
  history: History
  /** Grids overlap already: there are no borders to edit. */
  faulty: boolean
  restored: boolean
}

export interface GridEditor {
  session: Session | undefined
  failed: unknown
  tool: EditTool
  refused: RefusalCode | undefined
  /** The save panel is open. */
  saving: boolean
  /** Asked whether to leave with unsaved changes. */
  leaving: boolean
  /** What the map takes; undefined: nothing is edited. */
  edit: GridEdit | undefined
  body: () => ToSave
  /** A step made elsewhere: painted, or proposed. */
  apply: (outcome: Outcome) => void
  paint: GridPaint
  setTool: (tool: EditTool) => void
  setSaving: (saving: boolean) => void
  setFindings: (findings: readonly Finding[]) => void
  undo: () => void
  redo: () => void
  /** Asks first when something is unsaved. */
  leave: () => void
  /** The last save went through; said until something else is begun. */
  saved: boolean
  done: () => void
  /** Leaves; without `keep` the draft goes. */
  end: (keep: boolean) => void
  stay: () => void
  /** Goes on from what the server has now, with my borders or with its own. */
  rebase: (current: CommunityMosaic, mine: boolean) => void
}

export function useGridEditor(): GridEditor {
  const client = useQueryClient()
  const { name } = useProfile()
  const { editing, edit: editGrids, moveTo } = useCounty()
  const [session, setSession] = useState<Session>()
  const [failed, setFailed] = useState<unknown>()
  const [tool, setTool] = useState<EditTool>('move')
  const [refused, setRefused] = useState<RefusalCode>()
  const [saving, setSaving] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const [saved, setSaved] = useState(false)
  const [findings, setFindings] = useState<readonly Finding[]>([])

  useEffect(() => {
    if (editing === undefined) return
    setSaved(false)
    let gone = false
    Promise.all([client.fetchQuery(mosaicOptions(editing)), readDraft(name, editing)])
      .then(([now, draft]) => {
        if (gone) return
        const opened = draft ? openDraft(draft.base, draft.past as readonly Change[]) : open(now) // written below
        setSession(opened)
        moveTo(boxOf({ geometries: opened.base.grids.map(({ geometry }) => geometry) }))
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
      setFindings([])
    }
  }, [editing, client, name, moveTo])

  const step = useCallback((next: (history: History) => History) => {
    setSaving(false)
    setFindings([])
    setSession((now) => now && { ...now, history: next(now.history), restored: false })
  }, [])
  const community = session?.base.code
  const past = session?.history.past
  const base = session?.base
  useEffect(() => {
    if (!base || !past || past.length === 0) return
    void writeDraft(name, { community: base.code, base, past, at: Date.now() })
  }, [name, base, past])

  const attempt = useCallback(
    ({ change, refusal }: Outcome) => {
      setRefused(refusal?.code)
      if (change) step((history) => record(history, change))
    },
    [step],
  )
  const dirty = (past?.length ?? 0) > 0
  const end = useCallback(
    (keep: boolean) => {
      if (community !== undefined && !keep) void dropDraft(name, community)
      editGrids(undefined)
    },
    [community, name, editGrids],
  )
  const leave = useCallback(() => {
    if (saving) setSaving(false)
    else if (tool !== 'move') setTool('move')
    else if (dirty) setLeaving(true)
    else end(false)
  }, [saving, tool, dirty, end])

  const paint = useGridPaint(session, attempt)
  const mosaic = session?.history.mosaic
  const marks = useMemo(() => findings.map(markOf), [findings])
  const faulty = session?.faulty ?? false
  const edit = useMemo<GridEdit | undefined>(() => {
    if (!mosaic || faulty) return undefined
    return {
      mosaic,
      tool,
      marks,
      onChange: (change) => attempt({ change }),
      onRefuse: (refusal) => setRefused(refusal?.code),
      onSplit: (code, line) =>
        code === undefined
          ? setRefused('split-misses')
          : attempt(splitGrid(mosaic, code, line, newKey(mosaic))),
      onMerge: (keep, drop) => attempt(mergeGrids(mosaic, keep, drop)),
      onLeave: leave,
    }
  }, [mosaic, faulty, tool, marks, attempt, leave])

  return {
    ...{ session, failed, tool, refused, saving, leaving, saved, setSaving, setFindings, leave, end },
    ...{ edit: paintedEdit(edit, paint, saving), paint, apply: attempt },
    done: () => {
      setSaved(true)
      end(false)
    },
    setTool: (next) => {
      setRefused(undefined)
      setTool(next)
    },
    body: () =>
      session
        ? toSave(savedOf(session.base), session.start, session.history.mosaic)
        : { changed: [], created: [], removed: [] },
    undo: () => step(undo),
    redo: () => step(redo),
    stay: () => setLeaving(false),
    rebase: (current, mine) => {
      setFindings([])
      setSaving(false)
      if (!mine) {
        if (community !== undefined) void dropDraft(name, community)
        setSession(open(current))
      }
      // From theirs to mine is one step, which can be undone.
      else
        setSession((now) => {
          const opened = open(current)
          return (
            now && {
              ...opened,
              history: record(opened.history, changeBetween(opened.start, now.history.mosaic)),
            }
          )
        })
    },
  }
}

function open(base: CommunityMosaic): Session {
  const { mosaic, faults } = readMosaic(savedOf(base))
  return { base, start: mosaic, history: begin(mosaic), faulty: faults.length > 0, restored: false }
}

/** Begins from where it began then, so that every step fits; the server says whether somebody was there meanwhile. */
function openDraft(base: CommunityMosaic, past: readonly Change[]): Session {
  const opened = open(base)
  return {
    ...opened,
    history: { mosaic: past.reduce(applyChange, opened.start), past, future: [] },
    restored: true,
  }
}

function savedOf({ code: community, grids }: CommunityMosaic): SavedGrid[] {
  return grids.map(({ code, version, geometry }) => ({ code, community, version, geometry }))
}

/** A key that no grid of the mosaic has: `new-1`, `new-2` ... */
function newKey({ grids }: Mosaic): string {
  let number = 1
  while (grids.has(`new-${number}`)) number += 1
  return `new-${number}`
}

/** Rings of an area, or the middle of anything else. */
function markOf({ key, geometry }: Finding): EditMark {
  const { type, coordinates } = geometry as { type: string; coordinates: unknown } // GeoJSON, as the contract says
  if (type === 'Polygon') return { key, rings: coordinates as Point[][], point: undefined } // by its type
  if (type === 'MultiPolygon') return { key, rings: (coordinates as Point[][][]).flat(), point: undefined } // likewise
  const [west, south, east, north] = boxOf(geometry) ?? [0, 0, 0, 0]
  return { key, rings: [], point: [(west + east) / 2, (south + north) / 2] }
}

/** While blocks are painted, Esc ends that first; what is being saved shows borders and findings. */
function paintedEdit(edit: GridEdit | undefined, paint: GridPaint, saving: boolean): GridEdit | undefined {
  if (!edit || !paint.edit || saving) return edit
  return { ...edit, paint: paint.edit, onLeave: () => paint.open(undefined) }
}
