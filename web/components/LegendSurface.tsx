// Distance classes of the heat surface, and how much lies beyond the radius.
import type { IndicatorInfo } from '../../api/contract/catalog.ts'
import { surfaceClasses } from '../map/classes.ts'
import { formatNumber, length, plain, thinSpace } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { findKind, useCounty } from './county.ts'
import { JudgedLand } from './JudgedLand.tsx'
import styles from './LegendList.module.css'
import { Swatch } from './Swatch.tsx'
import { useShownSurface } from './shown-picture.ts'

export function LegendSurface({ indicator }: { indicator: IndicatorInfo }) {
  const text = useText()
  const title = useTitle()
  const { catalog } = useCounty()
  const kind = findKind(catalog, indicator.kinds[0] ?? null)
  const { data } = useShownSurface()
  if (!data || !kind) return null
  return (
    <>
      <p className={styles.note}>{text.legend.surface(title(kind.title))} (m)</p>
      <ul className={styles.list}>
        {surfaceClasses(data.breaksMetres).map(({ color, label }) => (
          <li key={label} className={styles.entry}>
            <Swatch color={color} />
            <span className={styles.label}>{label}</span>
          </li>
        ))}
        {data.blind.length > 0 && data.blindShare !== null && (
          <li className={styles.entry}>
            <Swatch color="var(--ink)" drawn="outline" />
            <span className={styles.label}>
              {text.legend.blind(
                `${formatNumber(data.blindShare * 100, 1)}${thinSpace}%`,
                data.radiusMetres === null ? null : plain(length(data.radiusMetres, text)),
              )}
            </span>
          </li>
        )}
      </ul>
      <JudgedLand />
    </>
  )
}
