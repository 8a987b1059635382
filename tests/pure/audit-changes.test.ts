// What a line of the log says of before and after, and what its link says of time.
import { describe, expect, test } from 'vitest'
import { changesOf } from '../../web/components/audit-changes.ts'
import { auditFiltersOf, daysOf, presetOf, readAuditSearch } from '../../web/components/audit-filter.ts'

describe('before and after', () => {
  test('only what differs is told, nested fields by their path', () => {
    const before = { title: { zh: '旧', en: 'Old' }, verbs: ['map.read'], landing: 'area' }
    const after = { title: { zh: '新', en: 'Old' }, verbs: ['map.read', 'place.read'], landing: 'area' }
    expect(changesOf(before, after)).toEqual({
      changes: [
        { field: 'title.zh', before: '旧', after: '新' },
        { field: 'verbs', before: ['map.read'], after: ['map.read', 'place.read'] },
      ],
      unchanged: 2,
    })
  })

  test('a field that is there on one side only differs', () => {
    expect(changesOf({ phone: null }, { phone: '138****1234', note: '一' })).toEqual({
      changes: [
        { field: 'phone', before: null, after: '138****1234' },
        { field: 'note', before: undefined, after: '一' },
      ],
      unchanged: 0,
    })
  })

  test('a line with one side alone tells what that side has', () => {
    expect(changesOf(null, { name: '甲', validTo: null, disabled: false })).toEqual({
      changes: [
        { field: 'name', before: undefined, after: '甲' },
        { field: 'disabled', before: undefined, after: false },
      ],
      unchanged: 0,
    })
  })

  test('a line without either tells nothing', () => {
    expect(changesOf(null, null)).toEqual({ changes: [], unchanged: 0 })
  })
})

describe('time in the link', () => {
  test('a week is today and the six days before, over the end of a month', () => {
    expect(daysOf('week', '2026-03-02')).toEqual({ from: '2026-02-24', to: '2026-03-02' })
    expect(daysOf('month', '2026-03-02')).toEqual({ from: '2026-02-01', to: '2026-03-02' })
    expect(daysOf('today', '2026-03-02')).toEqual({ from: '2026-03-02', to: '2026-03-02' })
  })

  test('days of a preset are known again, others are none', () => {
    expect(presetOf({ from: '2026-02-24', to: '2026-03-02' }, '2026-03-02')).toBe('week')
    expect(presetOf({ from: '2026-02-24', to: '2026-03-02' }, '2026-03-03')).toBeUndefined()
    expect(presetOf({}, '2026-03-02')).toBe('all')
  })

  test('the last day counts as a whole', () => {
    const { from, to } = auditFiltersOf({ from: '2026-02-28', to: '2026-02-28' })
    expect(from).toBe(new Date(2026, 1, 28).toISOString())
    expect(to).toBe(new Date(2026, 2, 1).toISOString())
  })

  test('what is unknown or mistyped is left out', () => {
    const link = { from: '2026-13-40', to: 'gestern', action: 'no-such', area: '12', type: 'role', id: '' }
    expect(readAuditSearch(link)).toEqual({ type: 'role' })
  })
})
