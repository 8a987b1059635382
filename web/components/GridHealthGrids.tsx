// The grids of a community, each with its page, and its households beside what the county wants.
import { Link } from '@tanstack/react-router'
import { Tag } from 'antd'
import type { MosaicHealth } from '../../api/contract/grid-health.ts'
import { deviationFrom } from '../../api/contract/grid-settings.ts'
import { toGrid } from '../paths.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import styles from './GridHealth.module.css'
import { useRoot } from './root.ts'

export function GridHealthGrids({ grids, target }: Pick<MosaicHealth, 'grids' | 'target'>) {
  const words = useText().gridHealth
  const root = useRoot()
  if (grids.length === 0) return null
  return (
    <section>
      <h3>{words.gridList}</h3>
      <ul className={styles.grids} aria-label={words.gridList}>
        {grids.map(({ code, name, households }) => {
          const deviation = deviationFrom(target, households)
          return (
            <li key={code}>
              <Link {...toGrid(code, root)} className={styles.name}>
                <span>{name}</span>
                <span className={styles.code}>{code}</span>
              </Link>
              <span className={styles.soft}>
                {households === null ? words.householdsUnknown : words.households(formatNumber(households))}
              </span>
              {deviation !== null && deviation !== 0 && (
                <Tag>{(deviation > 0 ? words.over : words.under)(formatNumber(Math.abs(deviation)))}</Tag>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
