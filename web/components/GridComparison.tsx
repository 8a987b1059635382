// The grids of a day as a table, or those of two days beside each other.
import type { ComparedGrid, MovedLand, PastGrid } from '../../api/contract/grid-history.ts'
import { area, formatNumber, plain } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Notice } from '../ui/Notice.tsx'
import styles from './GridHistory.module.css'

/** Of a county; all of them are on the map. */
const mostRows = 200

export function GridsOnDay({ grids }: { grids: readonly PastGrid[] }) {
  const text = useText()
  const words = text.gridHistory
  const { columns } = words
  if (grids.length === 0) return <Notice title={words.none} hint={words.noneHint} />
  // In a whole county each community has a 001.
  const several = new Set(grids.map(({ code }) => code.slice(0, 12))).size > 1
  return (
    <div className={styles.scroll}>
      <p className={styles.soft}>
        {words.count(formatNumber(grids.length))}
        {grids.length > mostRows && words.first(formatNumber(mostRows))}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            {[columns.code, columns.name, columns.leader, columns.area, columns.since].map((each) => (
              <th key={each} scope="col" className={each === columns.area ? styles.number : undefined}>
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grids.slice(0, mostRows).map(({ code, name, leaderName, squareMetres, validFrom }) => (
            <tr key={code}>
              <td>{several ? code : code.slice(-3)}</td>
              <td>{name}</td>
              <td>{leaderName ?? '—'}</td>
              <td className={styles.number}>{plain(area(squareMetres, text))}</td>
              <td>{validFrom}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export function GridComparison({
  comparison: { grids, moved },
}: {
  comparison: { grids: readonly ComparedGrid[]; moved: readonly MovedLand[] }
}) {
  const text = useText()
  const words = text.gridHistory
  const { columns } = words
  const size = (squareMetres: number | null) =>
    squareMetres === null ? '—' : plain(area(squareMetres, text))
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              {[columns.code, columns.name, columns.before, columns.after, columns.state].map((each) => (
                <th
                  key={each}
                  scope="col"
                  className={each === columns.before || each === columns.after ? styles.number : undefined}
                >
                  {each}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grids.map(({ code, name, before, after, state }) => (
              <tr key={code} data-state={state}>
                <td>{code.slice(-3)}</td>
                <td>{name}</td>
                <td className={styles.number}>{size(before)}</td>
                <td className={styles.number}>{size(after)}</td>
                <td>{words.states[state]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h3 className={styles.subtitle}>{words.moved}</h3>
      {moved.length === 0 && <p className={styles.soft}>{words.movedNone}</p>}
      <ul className={styles.list}>
        {moved.map(({ from, to, squareMetres }) => (
          <li key={`${from} ${to}`}>
            {words.movedLand(from.slice(-3), to.slice(-3), plain(area(squareMetres, text)))}
          </li>
        ))}
      </ul>
    </>
  )
}
