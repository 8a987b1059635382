// Which child of an area? A list to type into by name or code; emptied, it goes back to the parent.
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import type { Area, Level } from '../../api/contract/areas.ts'
import { areasOptions } from '../queries/areas.ts'
import { useText } from '../text/text.ts'
import { PickerRow } from './PickerRow.tsx'

interface Props {
  parent: string
  level: Level
  chosen: Area | undefined
  onPick: (area: Area) => void
  onClear: () => void
}

export function ChildPicker({ parent, level, chosen, onPick, onClear }: Props) {
  const text = useText()
  const [opened, setOpened] = useState(false)
  const children = useQuery({ ...areasOptions(parent, level), enabled: opened })
  const label = text.trail.pick(text.levels[level])
  // Until the list is there the chosen one stands in it alone.
  const areas = children.data ?? (chosen ? [chosen] : [])
  return (
    <Select
      variant="borderless"
      aria-label={label}
      placeholder={label}
      value={chosen?.code}
      loading={children.isLoading}
      allowClear={chosen !== undefined}
      popupMatchSelectWidth={240}
      notFoundContent={children.isLoading ? text.loading : text.trail.empty}
      showSearch={{
        filterOption: (typed, option) =>
          option !== undefined && (option.label.includes(typed) || option.value.startsWith(typed)),
      }}
      options={areas.map(({ code, name, box }) => ({ value: code, label: name, listed: box === null }))}
      optionRender={({ label, data }) => (
        <PickerRow name={label} remark={data.listed ? text.trail.noBoundary : undefined} />
      )}
      onOpenChange={(open) => open && setOpened(true)}
      onClear={onClear}
      onSelect={(code: string) => {
        const area = areas.find((each) => each.code === code)
        if (area) onPick(area)
      }}
    />
  )
}
