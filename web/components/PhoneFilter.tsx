// The filter of a phone: words at once, everything else behind a button, so that the list begins near the top.
import { FilterOutlined } from '@ant-design/icons'
import { Badge, Button, Drawer } from 'antd'
import { useState } from 'react'
import type { ProblemFilter } from '../../api/contract/problem-filter.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { SearchField } from '../ui/SearchField.tsx'
import styles from './PhoneFilter.module.css'
import { ProblemFilterBar } from './ProblemFilterBar.tsx'
import { ProblemOverview } from './ProblemOverview.tsx'
import { useFilterChips } from './problem-filter-words.ts'

interface Props {
  filter: ProblemFilter
  total: number
  onChange: (change: ProblemFilter) => void
}

export function PhoneFilter({ filter, total, onChange }: Props) {
  const words = useText().problemFilter
  const [open, setOpen] = useState(false)
  // What the field and the inboxes say for themselves is not behind the button.
  const chips = useFilterChips(filter).filter(({ name }) => name !== 'inbox' && name !== 'q')
  return (
    <search className={styles.bar}>
      <SearchField
        className={styles.words}
        label={words.search}
        maxLength={60}
        value={filter.q}
        onChange={(q) => onChange({ q })}
      />
      <Badge count={chips.length} size="small" color="var(--accent)">
        <Button icon={<FilterOutlined aria-hidden />} onClick={() => setOpen(true)}>
          {words.open}
        </Button>
      </Badge>
      <Drawer
        open={open}
        placement="bottom"
        size="85dvh"
        title={words.open}
        onClose={() => setOpen(false)}
        footer={
          <Button type="primary" block onClick={() => setOpen(false)}>
            {words.done(formatNumber(total))}
          </Button>
        }
      >
        <ProblemFilterBar filter={filter} onChange={onChange} />
        <ProblemOverview filter={filter} onChange={onChange} />
      </Drawer>
    </search>
  )
}
