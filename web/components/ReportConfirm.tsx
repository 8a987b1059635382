// One line before it is sent: who gets it, which grid and leader it belongs to, and, for whoever asks, why.
import { CheckOutlined, DownOutlined, MinusOutlined } from '@ant-design/icons'
import { useId, useState } from 'react'
import type { RoutingTrace } from '../../api/contract/problems.ts'
import { useText, useTitle } from '../text/text.ts'
import styles from './ReportConfirm.module.css'
import form from './ReportForm.module.css'
import { useSpotTrouble } from './ReportPlace.tsx'
import { useReport } from './report.ts'

export function ReportConfirm() {
  const { report: words } = useText()
  const { draft, where, spot } = useReport()
  const [open, setOpen] = useState(false)
  const trouble = useSpotTrouble()
  const rules = useId()
  if (!where || draft.category === undefined) return null
  if (trouble !== undefined) return <p className={form.soft}>{trouble}</p>
  if (!spot.answer) return <p className={form.soft}>{words.asking}</p>
  const { routing, grid } = spot.answer
  const leader = grid && (grid.leaderName === null ? words.noLeader : words.leader(grid.leaderName))
  return (
    <section className={styles.confirm} aria-label={words.goesTo} aria-busy={spot.isWaiting}>
      <div className={styles.line}>
        <p className={styles.unit}>
          <span className={styles.to}>{words.goesTo}</span>{' '}
          <strong>{routing.unitName ?? words.noUnit}</strong>
          <span className={styles.grid}>{grid ? `${grid.name} · ${leader}` : words.noGrid}</span>
        </p>
        {routing.tried.length > 0 && (
          <button
            type="button"
            className={styles.why}
            aria-expanded={open}
            aria-controls={rules}
            onClick={() => setOpen(!open)}
          >
            {words.why}
            <DownOutlined className={open ? styles.up : styles.down} aria-hidden />
          </button>
        )}
      </div>
      <div id={rules} hidden={!open}>
        <Rules tried={routing.tried} />
      </div>
    </section>
  )
}

function Rules({ tried }: Pick<RoutingTrace, 'tried'>) {
  const { report: words } = useText()
  const title = useTitle()
  return (
    <ol className={styles.rules}>
      {tried.map(({ ruleId, title: name, matched, why }, index) => (
        <li key={ruleId ?? `built-in ${index}`} className={matched ? styles.matched : undefined}>
          {matched ? (
            <CheckOutlined aria-label={words.matched} />
          ) : (
            <MinusOutlined aria-label={words.notMatched} />
          )}
          <span>
            {title(name)}
            <span className={styles.because}>{title(why)}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}
