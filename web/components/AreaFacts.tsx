// What is known of an area beside its indicators: land, people, leader, code.
import type { ReactNode } from 'react'
import type { Area } from '../../api/contract/areas.ts'
import { area as areaFigure, formatNumber, plain } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { FactList } from '../ui/FactList.tsx'
import styles from './AreaFacts.module.css'

export function AreaFacts({ area, action }: { area: Area; action?: ReactNode }) {
  const text = useText()
  const { areaSquareMetres, population, households, leaderName, level, code } = area
  return (
    <section className={styles.facts}>
      <FactList
        narrow
        facts={[
          level === 'grid' && [text.area.leader, leaderName ?? text.area.vacant],
          areaSquareMetres !== null && [text.area.land, plain(areaFigure(areaSquareMetres, text))],
          households !== null && [text.area.households, text.area.homes(formatNumber(households))],
          population !== null && [text.area.population, text.area.people(formatNumber(population))],
          [text.area.code, code],
        ]}
      />
      {action}
    </section>
  )
}
