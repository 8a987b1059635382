// What each grid would have, against the target of the county; a row is also the way to choose the grid that is painted.
import type { GridTotals } from '../map/mosaic/paint-totals.ts'
import { area, formatNumber, plain } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import styles from './GridPaint.module.css'
import type { GridPaint, PaintReady } from './use-grid-paint.ts'

/** Beyond the target by more than this share of it, a grid stands out more. */
const farShare = 0.2

export function GridPaintTotals({ paint, ready }: { paint: GridPaint; ready: PaintReady }) {
  const text = useText()
  const say = useTitle()
  const words = text.gridPaint
  const { target } = ready.ground
  const rows = [...ready.totals.values()]
  const isNew = !ready.totals.has(paint.to)
  return (
    <>
      <p className={styles.aim}>
        {words.aim(formatNumber(target.least), formatNumber(target.most))}
        <small>{say(target.source)}</small>
      </p>
      <div className={styles.scroll}>
        <table className={styles.totals} aria-label={words.totals}>
          <thead>
            <tr>
              {Object.values(words.columns).map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.code} row={row} paint={paint} most={target.most} />
            ))}
            {isNew && (
              <tr className={styles.chosen}>
                <th scope="row">
                  <Choose paint={paint} code={paint.to} />
                </th>
                <td colSpan={Object.keys(words.columns).length - 1}>—</td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <p className={styles.note}>{words.shared}</p>
    </>
  )
}

function Row({ row, paint, most }: { row: GridTotals; paint: GridPaint; most: number }) {
  const text = useText()
  const words = text.gridPaint
  const { code, deviation } = row
  const far = deviation !== null && Math.abs(deviation) > farShare * most
  const state = deviation === null ? undefined : deviation === 0 ? 'fits' : far ? 'far' : 'near'
  const number = (value: number | null) => (value === null ? '—' : formatNumber(value))
  return (
    <tr className={code === paint.to ? styles.chosen : undefined} data-grid={code}>
      <th scope="row">
        <Choose paint={paint} code={code} />
      </th>
      <td>{number(row.households)}</td>
      <td data-state={state}>
        {deviation === null
          ? '—'
          : deviation === 0
            ? words.fits
            : (deviation > 0 ? words.over : words.under)(formatNumber(Math.abs(deviation)))}
      </td>
      <td>{number(row.population)}</td>
      <td>{plain(area(row.squareMetres, text))}</td>
      <td>{number(row.compounds)}</td>
      <td>{number(row.facilities)}</td>
      <td>{number(row.openProblems)}</td>
    </tr>
  )
}

function Choose({ paint, code }: { paint: GridPaint; code: string }) {
  const words = useText().gridPaint
  return (
    <label className={styles.choose}>
      <input
        type="radio"
        name="painted-grid"
        aria-label={`${words.target} ${paint.nameOf(code)}`}
        checked={paint.to === code}
        onChange={() => paint.choose(code)}
      />
      {paint.nameOf(code)}
    </label>
  )
}
