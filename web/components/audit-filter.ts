// What does the link say of the audit log? Days of the reader's own calendar, and what a line has to be about.
import { levelOf } from '../../api/contract/areas.ts'
import { type AuditFilters, auditActionIds } from '../../api/contract/audit.ts'
import { day } from '../text/figures.ts'

export type AuditSearch = Partial<Record<(typeof names)[number], string>>
const names = ['from', 'to', 'by', 'action', 'area', 'type', 'id', 'text'] as const

export const auditPresets = ['today', 'week', 'month', 'all'] as const
export type AuditPreset = (typeof auditPresets)[number]

/** Reading never fails: what is unknown is left out. */
export function readAuditSearch(search: Readonly<Record<string, unknown>>): AuditSearch {
  const known: AuditSearch = {}
  for (const name of names) {
    const value = search[name]
    if (typeof value === 'string' && value !== '' && rules[name](value)) known[name] = value
  }
  return known
}

const rules: Record<(typeof names)[number], (value: string) => boolean> = {
  from: isDay,
  to: isDay,
  by: (value) => value.length <= 40,
  action: (value) => auditActionIds.some((each) => each === value),
  area: (value) => levelOf(value) !== undefined,
  type: (value) => value.length <= 40,
  id: (value) => value.length <= 300,
  text: (value) => value.length <= 60,
}

/** The parameters as the server asks for them: from the first moment of the first day to the last of the last. */
export function auditFiltersOf({ from, to, by, action, area, type, id, text }: AuditSearch): AuditFilters {
  return {
    from: from === undefined ? undefined : dayLater(from, 0).toISOString(),
    to: to === undefined ? undefined : dayLater(to, 1).toISOString(),
    account: by,
    action: auditActionIds.find((each) => each === action),
    area,
    subjectType: type,
    subjectId: id,
    text,
  }
}

/** The days of a preset, seen from `today` (YYYY-MM-DD): a week is today and the six days before. */
export function daysOf(preset: AuditPreset, today: string): Pick<AuditSearch, 'from' | 'to'> {
  if (preset === 'all') return { from: undefined, to: undefined }
  const back = { today: 0, week: 6, month: 29 }[preset]
  return { from: day(dayLater(today, -back)), to: today }
}

/** The preset whose days these are. */
export function presetOf({ from, to }: AuditSearch, today: string): AuditPreset | undefined {
  return auditPresets.find((preset) => {
    const days = daysOf(preset, today)
    return days.from === from && days.to === to
  })
}

/** Midnight of the reader's own time; days are counted by the calendar, since not all have 24 hours. */
function dayLater(text: string, days: number): Date {
  const date = new Date(`${text}T00:00:00`)
  date.setDate(date.getDate() + days)
  return date
}

function isDay(text: string): boolean {
  return /^(19|20)\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(new Date(`${text}T00:00:00`).getTime())
}
