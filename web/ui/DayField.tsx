// A day to choose or to type: YYYY-MM-DD, or none.
import { Input } from 'antd'

interface Props {
  className?: string | undefined
  label: string
  /** Stands before the day: since, until. */
  sign: string
  value: string | undefined
  first?: string
  last?: string
  onChange: (day: string | undefined) => void
}

export function DayField({ className = '', label, sign, value, first, last, onChange }: Props) {
  return (
    <Input
      className={className}
      type="date"
      aria-label={label}
      prefix={sign}
      min={first ?? '1900-01-01'}
      max={last ?? '2099-12-31'}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || undefined)}
    />
  )
}
