// Which unit handles it, and why this one? The rules that were tried, in order, and the one that decided.
import { CheckOutlined, MinusOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { ProblemDetail } from '../../api/contract/problems.ts'
import { toUnit } from '../paths.ts'
import { useText, useTitle } from '../text/text.ts'
import { useCounty } from './county.ts'
import styles from './ProblemRouting.module.css'
import { useRoot } from './root.ts'

export function ProblemRouting({ detail: { row, routing } }: { detail: ProblemDetail }) {
  const text = useText()
  const words = text.problem
  const title = useTitle()
  const root = useRoot()
  const { county } = useCounty()
  return (
    <div className={styles.routing}>
      <p className={styles.unit}>
        {row.unitId !== null && row.unitName !== null ? (
          <Link {...toUnit(county.code, row.unitId, root)} className={styles.link}>
            {row.unitName}
          </Link>
        ) : (
          words.nobody
        )}
      </p>
      {routing.tried.length > 0 && (
        <details className={styles.why}>
          <summary>{words.why}</summary>
          <ol className={styles.rules} aria-label={words.tried}>
            {routing.tried.map(({ ruleId, title: name, matched, why }, index) => (
              <li key={ruleId ?? `built-in-${index}`} className={matched ? styles.matched : undefined}>
                {matched ? (
                  <CheckOutlined aria-label={words.matched} />
                ) : (
                  <MinusOutlined aria-label={words.notMatched} />
                )}
                <span>
                  {title(name)}
                  <span className={styles.soft}>{title(why)}</span>
                </span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  )
}
