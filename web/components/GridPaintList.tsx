// The pieces of land as a list, for whoever paints with the keyboard: arrows choose, Enter gives to the grid in hand.
import { type KeyboardEvent, useEffect, useId, useMemo, useRef } from 'react'
import { boxAround } from '../../api/contract/blocks/plane.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Fold } from '../ui/Fold.tsx'
import { useCounty } from './county.ts'
import styles from './GridPaint.module.css'
import type { GridPaint, PaintReady } from './use-grid-paint.ts'

export function GridPaintList({ paint, ready }: { paint: GridPaint; ready: PaintReady }) {
  const words = useText().gridPaint
  return (
    <Fold title={words.list} open={false}>
      <p className={styles.note}>{words.listHint}</p>
      <Pieces paint={paint} ready={ready} />
    </Fold>
  )
}

function Pieces({ paint, ready }: { paint: GridPaint; ready: PaintReady }) {
  const words = useText().gridPaint
  const { screen, moveTo } = useCounty()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const { pieces, cells, grids } = ready
  const { active, setActive } = paint
  const { atoms } = cells.subdivision
  const { households } = cells.counts
  const lines = useMemo(
    () =>
      pieces.map((own, piece) => {
        const grid = grids[own[0]!]
        const name = grid === null || grid === undefined ? words.none : paint.nameOf(grid)
        const number = formatNumber(piece + 1)
        if (!households) return words.pieceUnknown(number, name)
        const sum = own.reduce((all, atom) => all + households[atom]!, 0)
        return words.piece(number, formatNumber(Math.round(sum)), name)
      }),
    [pieces, grids, households, words, paint.nameOf],
  )
  useEffect(() => {
    if (active !== undefined) list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const goTo = (piece: number) => {
    setActive(piece)
    const [west, south, east, north] = boxAround(pieces[piece]!.flatMap((atom) => atoms[atom]!.rings))
    const box = screen?.box
    // Only what is out of sight moves the map.
    if (box && (west < box[0] || south < box[1] || east > box[2] || north > box[3])) {
      const [width, height] = [east - west, north - south]
      moveTo([west - width, south - height, east + width, north + height])
    }
  }
  const onKey = (event: KeyboardEvent) => {
    const last = pieces.length - 1
    const at = active ?? -1
    const next = { ArrowDown: Math.min(last, at + 1), ArrowUp: Math.max(0, at - 1), Home: 0, End: last }[
      event.key
    ]
    if (next !== undefined) goTo(next)
    else if ((event.key === 'Enter' || event.key === ' ') && active !== undefined) paint.paintPieces([active])
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={list}
      className={styles.pieces}
      role="listbox"
      tabIndex={0}
      aria-label={words.list}
      aria-activedescendant={active === undefined ? undefined : `${id}-${active}`}
      onKeyDown={onKey}
    >
      {lines.map((line, piece) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list hears the keys
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its number
          key={piece}
          id={`${id}-${piece}`}
          role="option"
          tabIndex={-1}
          aria-selected={piece === active}
          onClick={() => goTo(piece)}
          onDoubleClick={() => paint.paintPieces([piece])}
        >
          {line}
        </div>
      ))}
    </div>
  )
}
