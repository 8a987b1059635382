// Which community is a page about? Found by typing.
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { areasOptions } from '../queries/areas.ts'
import { useCounty } from './county.ts'
import styles from './GridHistory.module.css'

interface Props {
  value: string | undefined
  /** What the choice is for. */
  label: string
  /** Words for the county as a whole, where that can be chosen too. */
  whole?: string
  onChange: (code: string) => void
}

export function CommunitySelect({ value, label, whole, onChange }: Props) {
  const { county } = useCounty()
  const communities = useQuery(areasOptions(county.code, 'community')).data
  return (
    <Select
      className={styles.pick}
      aria-label={label}
      placeholder={label}
      showSearch={{ optionFilterProp: 'label' }}
      loading={!communities}
      value={value}
      options={[
        ...(whole === undefined ? [] : [{ value: county.code, label: whole }]),
        ...(communities ?? []).map(({ code, name }) => ({ value: code, label: name })),
      ]}
      onChange={onChange}
    />
  )
}
