// The filters that are asked for less often: what happened to a problem, and whether it is about oneself.
import { Segmented, Select } from 'antd'
import { moments, type ProblemFilter } from '../../api/contract/problem-filter.ts'
import { useText } from '../text/text.ts'
import styles from './ProblemFilterBar.module.css'

interface Props {
  filter: ProblemFilter
  onChange: (change: ProblemFilter) => void
}

const happened = ['supervised', 'reworked', 'returned', 'extended', 'suspended', 'onTime'] as const

export function ProblemMoreFilters({ filter, onChange }: Props) {
  const text = useText()
  const words = text.problemFilter
  return (
    <section className={styles.more} aria-label={words.more}>
      {happened.map((name) => (
        <div key={name} className={styles.row}>
          <span>{words[name]}</span>
          <Segmented
            size="small"
            aria-label={words[name]}
            value={filter[name] === undefined ? 'any' : String(filter[name])}
            options={[
              { value: 'any', label: words.states.all },
              { value: 'true', label: words.yes },
              { value: 'false', label: words.no },
            ]}
            onChange={(chosen) => onChange({ [name]: chosen === 'any' ? undefined : chosen === 'true' })}
          />
        </div>
      ))}
      <div className={styles.row}>
        <span>{words.mine}</span>
        <Select
          allowClear
          aria-label={words.mine}
          placeholder={words.states.all}
          popupMatchSelectWidth={false}
          value={filter.mine}
          options={(['reported', 'followed'] as const).map((each) => ({
            value: each,
            label: words.mines[each],
          }))}
          onChange={(mine?: ProblemFilter['mine']) => onChange({ mine })}
        />
      </div>
      <div className={styles.row}>
        <span>{words.momentOf}</span>
        <Select
          aria-label={words.momentOf}
          popupMatchSelectWidth={false}
          value={filter.moment ?? 'reported'}
          options={moments.map((each) => ({ value: each, label: words.moments[each] }))}
          onChange={(moment) => onChange({ moment: moment === 'reported' ? undefined : moment })}
        />
      </div>
    </section>
  )
}
