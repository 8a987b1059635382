// Which county? Its name; where there are several a list, and the one that is shown leads back to its whole.
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { toCounty } from '../paths.ts'
import { countiesOptions } from '../queries/county.ts'
import { useText } from '../text/text.ts'
import { inOtherCounty } from '../view.ts'
import { useCounty } from './county.ts'
import { PickerRow } from './PickerRow.tsx'
import styles from './RegionTrail.module.css'

/** More than this are not found at a glance. */
const shortList = 8

export function CountyPicker({ onWhole }: { onWhole: () => void }) {
  const text = useText()
  const navigate = useNavigate()
  const { county, view } = useCounty()
  const { data: counties = [county] } = useQuery(countiesOptions())
  if (counties.length < 2) {
    return (
      <Button type="text" className={styles.county} onClick={onWhole}>
        {county.name}
      </Button>
    )
  }
  return (
    <Select
      variant="borderless"
      className={styles.counties}
      aria-label={text.trail.county}
      value={county.code}
      popupMatchSelectWidth={260}
      notFoundContent={text.trail.noCounty}
      showSearch={
        counties.length > shortList && {
          filterOption: (typed, option) =>
            option !== undefined && (option.label.includes(typed) || option.value.startsWith(typed)),
        }
      }
      options={counties.map(({ code, name }) => ({ value: code, label: name }))}
      optionRender={({ label, value }) => <PickerRow name={label} remark={String(value)} />}
      onSelect={(code: string) => {
        if (code === county.code) onWhole()
        else void navigate(toCounty(code, inOtherCounty(view)))
      }}
    />
  )
}
