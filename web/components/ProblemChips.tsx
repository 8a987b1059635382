// What the list is narrowed to, each part with a cross that takes it away.
import { Button, Tag } from 'antd'
import type { ProblemFilter } from '../../api/contract/problem-filter.ts'
import { useText } from '../text/text.ts'
import styles from './ProblemChips.module.css'
import { useFilterChips, withoutPart } from './problem-filter-words.ts'

interface Props {
  filter: ProblemFilter
  onChange: (filter: ProblemFilter) => void
}

export function ProblemChips({ filter, onChange }: Props) {
  const text = useText()
  const words = text.problemFilter
  const chips = useFilterChips(filter)
  // An inbox alone is marked where it was chosen.
  if (chips.every(({ name }) => name === 'inbox')) return null
  return (
    <ul className={styles.chips} aria-label={words.chosen}>
      {chips.map(({ name, label, value }) => (
        <li key={name}>
          <Tag
            className={styles.chip ?? ''}
            closable={{ 'aria-label': words.remove(label) }}
            onClose={(event) => {
              // It goes with the link, not before.
              event.preventDefault()
              onChange(withoutPart(filter, name))
            }}
          >
            <span className={styles.words}>{words.chip(label, value)}</span>
          </Tag>
        </li>
      ))}
      <li>
        <Button type="link" size="small" onClick={() => onChange({})}>
          {text.problems.clear}
        </Button>
      </li>
    </ul>
  )
}
