// The work calendar of the county: a year at a glance, each day off or worked by a click, and the hours of a working day.
import { Alert, Button, Checkbox, Form, Input, Segmented } from 'antd'
import { useState } from 'react'
import type { ProblemSettings } from '../../api/contract/problem-settings.ts'
import { type CalendarYear, calendarFault, type WorkCalendar } from '../../api/contract/work-calendar.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Card } from '../ui/Card.tsx'
import { CalendarHours } from './CalendarHours.tsx'
import styles from './CalendarSettings.module.css'
import { CalendarYearGrid } from './CalendarYearGrid.tsx'
import { turnDay } from './calendar-days.ts'
import { SettingsEnd, useSaveSettings } from './SettingsEnd.tsx'
import { today } from './today.ts'

export function CalendarSettings({ settings }: { settings: ProblemSettings }) {
  const text = useText()
  const words = text.problemSettings.calendar
  const [calendar, setCalendar] = useState<WorkCalendar>(settings.calendar)
  const [shown, setShown] = useState(() => yearShown(settings.calendar))
  const [name, setName] = useState('')
  const save = useSaveSettings(settings)
  const year = calendar.years.find((each) => each.year === shown)
  const fault = calendarFault(calendar)
  const lacks = calendar.years.some(({ source }) => source.trim() === '')
  const setYear = (next: CalendarYear) =>
    setCalendar({ ...calendar, years: calendar.years.map((each) => (each.year === next.year ? next : each)) })
  const nextYear = Math.max(...calendar.years.map((each) => each.year)) + 1
  const addYear = () => {
    const added: CalendarYear = { year: nextYear, source: '', provisional: true, exceptions: [] }
    setCalendar({ ...calendar, years: [...calendar.years, added] })
    setShown(nextYear)
  }
  return (
    <Card title={text.problemSettings.part.calendar} hint={words.hint}>
      <div className={styles.tools}>
        <Segmented
          className={styles.years ?? ''}
          aria-label={words.year}
          value={shown}
          options={calendar.years.map((each) => ({ value: each.year, label: String(each.year) }))}
          onChange={setShown}
        />
        <Button onClick={addYear}>{words.addYear(String(nextYear))}</Button>
      </div>
      {year && (
        <>
          {year.provisional && <Alert type="warning" showIcon title={words.provisional} />}
          <div className={styles.fields}>
            <Form.Item
              label={words.source}
              htmlFor="calendar-source"
              validateStatus={year.source.trim() === '' ? 'error' : ''}
              help={year.source.trim() === '' ? words.sourceNeeded : undefined}
            >
              <Input
                id="calendar-source"
                maxLength={200}
                value={year.source}
                onChange={({ target }) => setYear({ ...year, source: target.value })}
              />
            </Form.Item>
            <Form.Item label={words.name} htmlFor="calendar-name" extra={words.nameHint}>
              <Input
                id="calendar-name"
                maxLength={40}
                value={name}
                placeholder={words.nameDefault}
                onChange={({ target }) => setName(target.value)}
              />
            </Form.Item>
            <Checkbox
              checked={year.provisional}
              onChange={({ target }) => setYear({ ...year, provisional: target.checked })}
            >
              {words.provisional}
            </Checkbox>
          </div>
          <p className={styles.legend}>
            <span className={`${styles.sample} ${styles.holiday}`} /> {words.holiday}
            <span className={`${styles.sample} ${styles.workday}`} /> {words.workday}
            <span className={`${styles.sample} ${styles.weekend}`} /> {words.weekend}
            <span className={styles.soft}>
              {words.exceptions(
                formatNumber(year.exceptions.filter(({ kind }) => kind === 'holiday').length),
                formatNumber(year.exceptions.filter(({ kind }) => kind === 'workday').length),
              )}
            </span>
          </p>
          <CalendarYearGrid
            year={year}
            weekdays={calendar.weekdays}
            onTurn={(date) =>
              setYear(turnDay(year, calendar.weekdays, date, name.trim() || words.nameDefault))
            }
          />
        </>
      )}
      <CalendarHours calendar={calendar} onChange={setCalendar} />
      <SettingsEnd
        save={save}
        onSave={() => save.mutate({ calendar })}
        fault={fault ? words.faults[fault.fault](fault.at) : lacks ? words.sourceNeeded : undefined}
      />
    </Card>
  )
}

/** The present one, or the last that is there. */
function yearShown({ years }: WorkCalendar): number {
  const now = Number(today().slice(0, 4))
  return years.some(({ year }) => year === now) ? now : (years.at(-1)?.year ?? now)
}
