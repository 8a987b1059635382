// Chooses a unit by any part of its name.
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { unitsOptions } from '../queries/units.ts'
import { useCounty } from './county.ts'

interface Props {
  id?: string
  label: string
  className?: string
  placeholder?: string
  clearable?: boolean
  value?: number | undefined
  onChange?: (id: number | undefined) => void
}

export function UnitSelect({ id, label, className, placeholder, clearable, value, onChange }: Props) {
  const { county } = useCounty()
  const units = useQuery(unitsOptions(county.code))
  return (
    <Select
      id={id}
      className={className}
      aria-label={label}
      placeholder={placeholder}
      allowClear={clearable}
      showSearch={{ optionFilterProp: 'label' }}
      loading={units.isPending}
      value={value}
      options={(units.data ?? []).map((unit) => ({ value: unit.id, label: unit.name }))}
      onChange={onChange}
    />
  )
}
