// On which days of the week and at which hours does the county work? By date: there are summer and winter hours.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input } from 'antd'
import type { WorkCalendar, WorkHours } from '../../api/contract/work-calendar.ts'
import { useText } from '../text/text.ts'
import styles from './CalendarSettings.module.css'
import { today } from './today.ts'

interface Props {
  calendar: WorkCalendar
  onChange: (calendar: WorkCalendar) => void
}

export function CalendarHours({ calendar, onChange }: Props) {
  const words = useText().problemSettings.calendar
  const { hours, weekdays } = calendar
  const set = (index: number, next: WorkHours) => onChange({ ...calendar, hours: hours.with(index, next) })
  const add = () => {
    const last = hours.at(-1)
    if (last) onChange({ ...calendar, hours: [...hours, { ...last, from: today() }] })
  }
  const time = (index: number, half: 'morning' | 'afternoon', end: 'from' | 'to') => {
    const row = hours[index]
    if (!row) return null
    return (
      <Input
        className={styles.time}
        type="time"
        aria-label={`${row.from} ${words[half]} ${end === 'from' ? words.from : ''}`}
        value={row[half][end]}
        onChange={({ target }) => set(index, { ...row, [half]: { ...row[half], [end]: target.value } })}
      />
    )
  }
  return (
    <section className={styles.hours} aria-label={words.hours}>
      <h3 className={styles.name}>{words.weekdays}</h3>
      <Checkbox.Group
        value={[...weekdays]}
        options={words.days.map((label, index) => ({ value: index + 1, label }))}
        onChange={(chosen) => {
          if (chosen.length > 0) onChange({ ...calendar, weekdays: chosen.toSorted((a, b) => a - b) })
        }}
      />
      <h3 className={styles.name}>{words.hours}</h3>
      {hours.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place; its day is being changed in it
        <div key={index} className={styles.row}>
          <Input
            className={styles.from}
            type="date"
            prefix={words.from}
            aria-label={words.from}
            value={row.from}
            onChange={({ target }) => target.value && set(index, { ...row, from: target.value })}
          />
          <span>{words.morning}</span>
          {time(index, 'morning', 'from')}
          {time(index, 'morning', 'to')}
          <span>{words.afternoon}</span>
          {time(index, 'afternoon', 'from')}
          {time(index, 'afternoon', 'to')}
          {hours.length > 1 && (
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={words.removeHours(row.from)}
              onClick={() => onChange({ ...calendar, hours: hours.toSpliced(index, 1) })}
            />
          )}
        </div>
      ))}
      <div>
        <Button icon={<PlusOutlined />} onClick={add}>
          {words.addHours}
        </Button>
      </div>
    </section>
  )
}
