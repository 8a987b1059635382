// Twelve months of a year, Monday first; every day is a button that says what it is.
import type { CalendarYear } from '../../api/contract/work-calendar.ts'
import { useText } from '../text/text.ts'
import styles from './CalendarSettings.module.css'
import { dayState, monthDays } from './calendar-days.ts'

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
      {months.map((month) => (
        <section key={month} className={styles.month} aria-label={words.month(String(month))}>
          <h3 className={styles.name}>{words.month(String(month))}</h3>
          <div className={styles.days}>
            {words.days.map((day) => (
              <span key={day} className={styles.weekday} aria-hidden="true">
                {day}
              </span>
            ))}
            {monthDays(year.year, month).map((date, index) => {
              if (date === undefined) return <span key={`before-${index}`} />
              const state = dayState(year, weekdays, date)
              const named = year.exceptions.find((each) => each.date === date)?.name
              return (
                <button
                  key={date}
                  type="button"
                  className={`${styles.day} ${styles[state] ?? ''}`}
                  title={named}
                  aria-label={words.dayLabel(date, [words[state], named].filter(Boolean).join(' '))}
                  onClick={() => onTurn(date)}
                >
                  {Number(date.slice(-2))}
                </button>
              )
            })}
          </div>
        </section>
      ))}
    </div>
  )
}
