// One line before it is sent: who gets it, which grid and leader it belongs to, and, for whoever asks, why.
import { CheckOutlined, MinusOutlined, SendOutlined } from '@ant-design/icons'
import { useText, useTitle } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import { Fold } from '../ui/Fold.tsx'
import styles from './ReportConfirm.module.css'
import form from './ReportForm.module.css'
import { useSpotTrouble } from './ReportPlace.tsx'
import { useReport } from './report.ts'

export function ReportConfirm() {
  const { report: words } = useText()
  const title = useTitle()
  const { draft, where, spot } = useReport()
  const trouble = useSpotTrouble()
  if (!where || draft.category === undefined) return null
  if (trouble !== undefined) return <p className={form.soft}>{trouble}</p>
  if (!spot.answer) return <Bone height={56} />
  const { routing, grid } = spot.answer
  return (
    <section className={styles.card} aria-label={words.goesTo} aria-busy={spot.isWaiting}>
      <p className={styles.line}>
        <SendOutlined className={styles.icon} aria-hidden />
        <span>
          {words.goesTo} <strong>{routing.unitName ?? words.noUnit}</strong>
          <span className={styles.grid}>
            {grid
              ? `${grid.name} · ${grid.leaderName === null ? words.noLeader : words.leader(grid.leaderName)}`
              : words.noGrid}
          </span>
        </span>
      </p>
      {routing.tried.length > 0 && (
        <Fold title={words.why} open={false}>
          <ol className={styles.rules}>
            {routing.tried.map((rule, index) => (
              <li
                key={rule.ruleId ?? `built-in ${index}`}
                className={rule.matched ? styles.matched : undefined}
              >
                {rule.matched ? (
                  <CheckOutlined aria-label={words.matched} />
                ) : (
                  <MinusOutlined aria-label={words.notMatched} />
                )}
                <span>
                  {title(rule.title)}
                  <span className={styles.because}>{title(rule.why)}</span>
                </span>
              </li>
            ))}
          </ol>
        </Fold>
      )}
    </section>
  )
}
