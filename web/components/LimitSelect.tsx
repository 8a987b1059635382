// Within which time? Of the limits of a category the one whose condition holds; the usual one stands first.
import { Select } from 'antd'
import { useText, useTitle } from '../text/text.ts'
import { writeLimit } from '../text/time-left.ts'
import { useProblemSetup } from './problem-setup.ts'

interface Props {
  id?: string
  category: string
  value?: number
  onChange?: (index: number) => void
}

/** The limits that a category knows; one alone is nothing to choose from. */
export function useLimits(category: string) {
  const { settings } = useProblemSetup()
  return settings?.categories.find(({ code }) => code === category)?.limits ?? []
}

export function LimitSelect({ id, category, value, onChange }: Props) {
  const text = useText()
  const title = useTitle()
  const limits = useLimits(category)
  return (
    <Select
      id={id}
      aria-label={text.problemStep.limit}
      value={value}
      options={limits.map(({ limit, condition }, index) => ({
        value: index,
        label: [writeLimit(limit, text), condition && title(condition)].filter(Boolean).join(' · '),
      }))}
      onChange={onChange}
    />
  )
}
