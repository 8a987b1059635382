// Where does an area stand among its neighbours? Its rank, and steps to the one before and after.
import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Area } from '../../api/contract/areas.ts'
import { indicatorValuesOptions } from '../queries/indicators.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { useGoToArea } from './AreaLink.tsx'
import { useCounty } from './county.ts'
import styles from './RankCard.module.css'
import { rankOf } from './rank.ts'

export function RankCard({ area, parent }: { area: Area; parent: Area | undefined }) {
  const text = useText()
  const { indicator } = useCounty()
  const goToArea = useGoToArea()
  const siblings = useQuery({
    ...indicatorValuesOptions(indicator?.id ?? '', parent?.code ?? '', area.level),
    enabled: indicator !== undefined && parent !== undefined,
  })
  if (!indicator || !parent || !siblings.data) return null
  const { place, of, before, after } = rankOf(siblings.data, area.code, indicator.target?.op ?? '>=')
  return (
    <section className={styles.card}>
      <div>
        <p className={styles.rank}>
          {place === undefined ? text.area.unranked : text.area.rank(formatNumber(place), formatNumber(of))}
        </p>
        <p className={styles.among}>{text.area.rankAmong(parent.name, text.levels[area.level])}</p>
      </div>
      <div className={styles.steps}>
        <Button
          icon={<LeftOutlined />}
          aria-label={text.area.previous}
          title={before?.name}
          disabled={!before}
          onClick={() => before && goToArea(before.area)}
        />
        <Button
          icon={<RightOutlined />}
          aria-label={text.area.next}
          title={after?.name}
          disabled={!after}
          onClick={() => after && goToArea(after.area)}
        />
      </div>
    </section>
  )
}
