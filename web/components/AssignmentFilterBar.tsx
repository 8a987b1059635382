// Narrows the list of assignments: unit, role, sort of thing, area, a day, and what nobody answers for.
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input, Select } from 'antd'
import { assignmentRoles, targetTypes } from '../../api/contract/assignments.ts'
import { areasOptions } from '../queries/areas.ts'
import { placeCountsOptions } from '../queries/places.ts'
import { useText, useTitle } from '../text/text.ts'
import type { AssignmentFilter } from './assignment-filter.ts'
import { useCounty } from './county.ts'
import styles from './FilterBar.module.css'
import { UnitSelect } from './UnitSelect.tsx'

interface Props {
  filter: AssignmentFilter
  onChange: (change: Partial<AssignmentFilter>) => void
}

export function AssignmentFilterBar({ filter, onChange }: Props) {
  const text = useText()
  const words = text.assignments
  const things = useThings()
  const areas = useAreas()
  return (
    <search className={styles.bar}>
      {!filter.open && (
        <UnitSelect
          className={styles.unit}
          label={words.unit}
          placeholder={words.allUnits}
          clearable
          value={filter.unitId}
          onChange={(unitId) => onChange({ unitId })}
        />
      )}
      <Select
        className={styles.choice}
        allowClear
        aria-label={words.roleOf}
        placeholder={words.role}
        value={filter.role}
        options={assignmentRoles.map((each) => ({ value: each, label: text.unit.roles[each] }))}
        onChange={(role) => onChange({ role })}
      />
      <Select
        className={styles.choice}
        allowClear
        aria-label={words.target}
        placeholder={words.kind}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        value={filter.kind ?? filter.type}
        options={things}
        onChange={(thing?: string) => {
          const type = targetTypes.find((each) => each === thing)
          onChange({ type, kind: type ? undefined : thing })
        }}
      />
      <Select
        className={styles.choice}
        allowClear
        aria-label={words.where}
        placeholder={words.area}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        value={filter.area}
        options={areas}
        onChange={(area) => onChange({ area })}
      />
      {!filter.open && (
        <Input
          className={styles.day}
          type="date"
          prefix={words.on}
          title={words.onHint}
          aria-label={words.onHint}
          value={filter.on ?? ''}
          onChange={({ target }) => onChange({ on: target.value || undefined })}
        />
      )}
      <Checkbox checked={filter.open} onChange={({ target }) => onChange({ open: target.checked })}>
        {words.unassigned}
      </Checkbox>
    </search>
  )
}

/** Areas, grids, indicators, and every kind of place that the county has. */
function useThings() {
  const text = useText()
  const title = useTitle()
  const kinds = useKindsAtHand()
  return [
    ...targetTypes
      .filter((each) => each !== 'place')
      .map((each) => ({ value: each as string, label: text.assignments.types[each] })), // beside ids of kinds
    ...kinds.map(({ id, title: name }) => ({ value: id, label: title(name) })),
  ]
}

/** Kinds of which the county has places. */
export function useKindsAtHand() {
  const { county, catalog } = useCounty()
  const counts = useQuery(placeCountsOptions(county.code))
  return catalog.kinds.filter(({ id }) => counts.data?.some(({ kind, count }) => kind === id && count > 0))
}

/** Townships with their communities below them. */
function useAreas() {
  const { county } = useCounty()
  const townships = useQuery(areasOptions(county.code, 'township'))
  const communities = useQuery(areasOptions(county.code, 'community'))
  return [...(townships.data ?? []), ...(communities.data ?? [])]
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, name }) => ({ value: code, label: name }))
}
