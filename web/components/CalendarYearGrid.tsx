// Twelve months of a year, Monday first; every day is a button that says what it is.
import type { CalendarYear } from '../../api/contract/work-calendar.ts'
import { useText } from '../text/text.ts'
import styles from './CalendarSettings.module.css'
import { type DayState, dayState, monthDays } from './calendar-days.ts'

interface Props {
  year: CalendarYear
  weekdays: readonly number[]
  onTurn: (date: string) => void
}

const months = Array.from({ length: 12 }, (_, index) => index + 1)

export function CalendarYearGrid({ year, weekdays, onTurn }: Props) {
  const words = useText().problemSettings.calendar
  return (
    <div className={styles.year}>
      {months.map((month) => {
        const { before, days } = monthDays(year.year, month)
        return (
          <section key={month} className={styles.month} aria-label={words.month(String(month))}>
            <h3 className={styles.name}>{words.month(String(month))}</h3>
            <div className={styles.days}>
              {words.days.map((day) => (
                <span key={day} className={styles.weekday} aria-hidden="true">
                  {day}
                </span>
              ))}
              {days.map((date, index) => (
                <Day
                  key={date}
                  date={date}
                  column={index === 0 ? before + 1 : undefined}
                  state={dayState(year, weekdays, date)}
                  name={year.exceptions.find((each) => each.date === date)?.name}
                  onTurn={onTurn}
                />
              ))}
            </div>
          </section>
        )
      })}
    </div>
  )
}

interface DayProps {
  date: string
  /** Where the first of a month stands; the others follow. */
  column: number | undefined
  state: DayState
  name: string | undefined
  onTurn: (date: string) => void
}

function Day({ date, column, state, name, onTurn }: DayProps) {
  const words = useText().problemSettings.calendar
  return (
    <button
      type="button"
      className={`${styles.day} ${styles[state] ?? ''}`}
      style={{ gridColumnStart: column }}
      title={name}
      aria-label={words.dayLabel(date, name === undefined ? words[state] : `${words[state]} ${name}`)}
      onClick={() => onTurn(date)}
    >
      {Number(date.slice(-2))}
    </button>
  )
}
