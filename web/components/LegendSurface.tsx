// Distance classes of the heat surface, and how much lies beyond the radius.
import { useQuery } from '@tanstack/react-query'
import type { IndicatorInfo } from '../../api/contract/catalog.ts'
import { surfaceOptions } from '../api.ts'
import { surfaceClasses } from '../map/classes.ts'
import { formatNumber, length, plain, thinSpace } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { findKind, useCounty } from './county.ts'
import styles from './LegendList.module.css'
import { Swatch } from './Swatch.tsx'

export function LegendSurface({ indicator }: { indicator: IndicatorInfo }) {
  const text = useText()
  const title = useTitle()
  const { catalog, scope } = useCounty()
  const kind = findKind(catalog, indicator.kinds[0] ?? null)
  const radius = indicator.radii[0]?.radiusMetres ?? 500
  const { data } = useQuery(surfaceOptions(scope, kind?.id ?? '', radius))
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
      </ul>
      {data.blindShare !== null && (
        <p className={styles.note}>
          {text.legend.blind(
            `${formatNumber(data.blindShare * 100, 1)}${thinSpace}%`,
            plain(length(data.radiusMetres, text)),
          )}
        </p>
      )}
    </>
  )
}
