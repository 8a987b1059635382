// Painting the grids of the community that is being edited: its land in pieces, the grid in hand, the stroke under way, and
// what each grid would have.
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { CommunityGround } from '../../api/contract/grid-division.ts'
import type { CommunityMosaic } from '../../api/contract/grids.ts'
import type { PaintEdit } from '../map/map-props.ts'
import type { Mosaic, Outcome } from '../map/mosaic/mosaic.ts'
import {
  atomsUnder,
  type Cells,
  cutCells,
  doFit,
  type Grain,
  gridsOfAtoms,
  type PaintRefusal,
  paint,
  piecesOf,
} from '../map/mosaic/paint.ts'
import { type GridTotals, totalsOf } from '../map/mosaic/paint-totals.ts'
import { placeIn } from '../map/mosaic/place-in.ts'
import { groundOptions } from '../queries/grid-division.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import { boxOf } from './geometry-box.ts'
import type { GridEditor } from './use-grid-editor.ts'

export type PaintTask = 'paint' | 'divide'
export const brushPixels = { point: 0, small: 14, large: 32 } as const
export type Brush = keyof typeof brushPixels

export interface PaintReady {
  ground: CommunityGround
  cells: Cells
  /** Grid of every atom, with the stroke under way. */
  grids: readonly (string | null)[]
  pieces: readonly (readonly number[])[]
  totals: ReadonlyMap<string, GridTotals>
  unassigned: readonly number[]
}

export interface GridPaint {
  task: PaintTask | undefined
  open: (task: PaintTask | undefined) => void
  failed: unknown
  retry: () => void
  ready: PaintReady | undefined
  to: string
  choose: (grid: string) => void
  /** Begins a grid that does not exist yet. */
  chooseNew: () => void
  grain: Grain
  setGrain: (grain: Grain) => void
  brush: Brush
  setBrush: (brush: Brush) => void
  handOn: boolean
  setHandOn: (handOn: boolean) => void
  refusal: PaintRefusal | undefined
  /** Number of the piece that is chosen in the list. */
  active: number | undefined
  setActive: (piece: number | undefined) => void
  paintPieces: (pieces: readonly number[]) => void
  /** As one calls a grid: its last three digits, or the number of a new one. */
  nameOf: (grid: string) => string
  edit: PaintEdit | undefined
}

/** The land as it was cut last, or why it cannot be. */
interface Kept {
  ground: CommunityGround
  mosaic: Mosaic
  cells: Cells | undefined
  fault?: unknown
}

function cut(mosaic: Mosaic, ground: CommunityGround, base: CommunityMosaic): Kept {
  try {
    return { ground, mosaic, cells: cutCells(mosaic, ground, base) }
  } catch (fault) {
    // The borders themselves can still be edited.
    return { ground, mosaic, cells: undefined, fault }
  }
}

export function useGridPaint(session: GridEditor['session'], apply: (outcome: Outcome) => void): GridPaint {
  const words = useText().gridPaint
  const { moveTo } = useCounty()
  const [task, setTask] = useState<PaintTask>()
  const [kept, setKept] = useState<Kept>()
  const [chosen, setChosen] = useState<string>()
  const [grain, setGrain] = useState<Grain>('block')
  const [brush, setBrush] = useState<Brush>('point')
  const [handOn, setHandOn] = useState(false)
  const [stroke, setStroke] = useState<ReadonlySet<number>>()
  const [refusal, setRefusal] = useState<PaintRefusal>()
  const [active, setActive] = useState<number>()
  const asked = useQuery({
    ...groundOptions(session?.base.code ?? ''),
    enabled: task !== undefined && !!session,
  })
  const ground = session && task ? asked.data : undefined
  const mosaic = session?.history.mosaic
  if (!session && task) setTask(undefined)

  let now: Kept | undefined
  if (session && mosaic && ground) {
    const fits = kept?.cells ? doFit(kept.cells, mosaic) : kept?.mosaic === mosaic
    now = kept?.ground === ground && fits ? kept : undefined
    if (!now) {
      // Borders were moved otherwise: the land is cut anew along them.
      now = cut(mosaic, ground, session.base)
      setKept(now)
    }
  }
  const cells = now?.cells
  const drawn = useMemo(() => (cells && mosaic ? gridsOfAtoms(cells, mosaic) : []), [cells, mosaic])
  const pieces = useMemo(() => (cells ? piecesOf(cells, grain) : []), [cells, grain])
  // Where their names stand: not while a stroke is under way, when every frame counts.
  const places = useMemo(
    () =>
      cells && mosaic
        ? [...mosaic.grids.keys()].flatMap((code) => {
            const at = placeIn(mosaic, code)
            return at ? [{ code, at }] : []
          })
        : [],
    [cells, mosaic],
  )
  const pieceOf = useMemo(() => {
    const result: number[] = []
    pieces.forEach((atoms, piece) => {
      for (const atom of atoms) result[atom] = piece
    })
    return result
  }, [pieces])
  const to =
    chosen !== undefined && isThere(mosaic, chosen)
      ? chosen
      : ([...(mosaic?.grids.keys() ?? [])].sort()[0] ?? 'new-1')
  const grids = useMemo(
    () => (stroke ? drawn.map((grid, atom) => (stroke.has(atom) ? to : grid)) : drawn),
    [drawn, stroke, to],
  )
  const ready = useMemo<PaintReady | undefined>(
    () =>
      cells && ground
        ? {
            ...{ ground, cells, grids, pieces },
            totals: totalsOf(cells, grids, ground.target),
            unassigned: drawn.flatMap((grid, atom) => (grid === null ? [atom] : [])),
          }
        : undefined,
    [cells, ground, grids, pieces, drawn],
  )

  const strokeOver = (atoms: ReadonlySet<number>) => {
    setStroke(undefined)
    if (!mosaic || !cells) return
    const { change, refusal: refused } = paint(mosaic, cells, { atoms, to, handOn })
    setRefusal(refused)
    if (change) {
      setChosen(to)
      apply({ change })
    }
  }
  const nameOf = (grid: string) =>
    grid.startsWith('new-') ? words.newShort(grid.slice('new-'.length)) : grid.slice('000000000000'.length)
  const labels = places.map(({ code, at }) => {
    const households = ready?.totals.get(code)?.households
    return {
      code,
      at,
      lines: [nameOf(code), ...(typeof households === 'number' ? [formatNumber(households)] : [])],
    }
  })
  return {
    ...{
      task,
      ready,
      to,
      grain,
      setGrain,
      brush,
      setBrush,
      handOn,
      setHandOn,
      refusal,
      active,
      setActive,
      nameOf,
    },
    failed: task ? (asked.error ?? now?.fault ?? undefined) : undefined,
    retry: () => void asked.refetch(),
    open: (next) => {
      setTask(next)
      // The panel takes a part of the map away.
      if (task === undefined && next && session)
        moveTo(
          boxOf({
            geometries: [session.base.boundary, ...session.base.grids.map(({ geometry }) => geometry)].filter(
              Boolean,
            ),
          }),
        )
      setRefusal(undefined)
      setActive(undefined)
      setStroke(undefined)
    },
    choose: (grid) => {
      setChosen(grid)
      setRefusal(undefined)
    },
    chooseNew: () => {
      let number = 1
      while (mosaic?.grids.has(`new-${number}`)) number += 1
      setChosen(`new-${number}`)
      setRefusal(undefined)
    },
    paintPieces: (chosenPieces) => strokeOver(new Set(chosenPieces.flatMap((piece) => pieces[piece] ?? []))),
    edit: ready && {
      ...{ cells: ready.cells, pieceOf, to, unassigned: ready.unassigned, labels },
      painted: stroke ? [...stroke] : [],
      severed: refusal?.atoms ?? [],
      active: active === undefined ? [] : (pieces[active] ?? []),
      brushPixels: brushPixels[brush],
      under: (point, reach) => [
        ...new Set(atomsUnder(ready.cells, point, reach).flatMap((atom) => pieces[pieceOf[atom]!]!)),
      ],
      onPaint: (atoms) => {
        setStroke(atoms)
        if (atoms) setRefusal(undefined)
      },
      onStroke: strokeOver,
    },
  }
}

function isThere(mosaic: Mosaic | undefined, grid: string): boolean {
  return mosaic?.grids.has(grid) === true || grid.startsWith('new-')
}
