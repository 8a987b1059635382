// Narrows the list of units: words, sort, class, and those that answer for nothing.
import { Checkbox, Input, Select } from 'antd'
import { unitKinds } from '../../api/contract/units.ts'
import { useText } from '../text/text.ts'
import styles from './FilterBar.module.css'
import type { UnitFilter } from './unit-filter.ts'

interface Props {
  filter: UnitFilter
  onChange: (change: Partial<UnitFilter>) => void
}

export function UnitFilterBar({ filter, onChange }: Props) {
  const text = useText()
  const words = text.unitList
  return (
    <search className={styles.bar}>
      <Input.Search
        className={styles.words}
        allowClear
        defaultValue={filter.q}
        placeholder={words.search}
        aria-label={words.search}
        onChange={({ target }) => onChange({ q: target.value })}
      />
      <Select
        className={styles.choice}
        allowClear
        aria-label={words.kindOf}
        placeholder={words.kind}
        value={filter.kind}
        options={unitKinds.map((each) => ({ value: each, label: text.unit.kinds[each] }))}
        onChange={(kind) => onChange({ kind })}
      />
      <Select
        className={styles.choice}
        allowClear
        aria-label={words.categoryOf}
        placeholder={words.category}
        value={filter.category ?? undefined}
        options={(['A', 'B'] as const).map((each) => ({ value: each, label: text.unit.category(each) }))}
        onChange={(category) => onChange({ category })}
      />
      <Checkbox checked={filter.idle} onChange={({ target }) => onChange({ idle: target.checked })}>
        {words.idle}
      </Checkbox>
      <Checkbox checked={filter.closed} onChange={({ target }) => onChange({ closed: target.checked })}>
        {words.closed}
      </Checkbox>
    </search>
  )
}
