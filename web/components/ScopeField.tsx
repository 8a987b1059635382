// Over what? Everything, an area out of the tree, or what a unit answers for; a field of a form.
import { useQuery } from '@tanstack/react-query'
import { Segmented, Select } from 'antd'
import { useState } from 'react'
import { canOver, type Scope, wholeDeployment } from '../../api/contract/access.ts'
import { codeLength } from '../../api/contract/areas.ts'
import type { ScopeKind } from '../../api/contract/roles.ts'
import { countiesOptions } from '../queries/county.ts'
import { unitsOptions } from '../queries/units.ts'
import { useText } from '../text/text.ts'
import { AreaPicker } from './AreaPicker.tsx'
import styles from './GrantList.module.css'
import { useProfile } from './profile.ts'
import { useScopeRoots } from './scope-roots.ts'

type Sort = 'deployment' | 'area' | 'unit'

interface Props {
  /** Over what the role is usually given: what is offered first. */
  usual: ScopeKind | undefined
  /** From the item of the form. */
  id?: string
  value?: Scope
  onChange?: (scope: Scope | undefined) => void
}

export function ScopeField({ usual, id, value, onChange }: Props) {
  const text = useText()
  const profile = useProfile()
  const roots = useScopeRoots('grant.write')
  const whole = canOver(profile, 'grant.write', wholeDeployment)
  const [sort, setSort] = useState<Sort>(() => sortOf(usual, whole))
  const sorts: Sort[] = whole ? ['deployment', 'area', 'unit'] : ['area', 'unit']
  return (
    <div className={styles.scope}>
      <Segmented<Sort>
        block
        aria-label={text.grants.scope}
        value={sort}
        onChange={(next) => {
          setSort(next)
          onChange?.(next === 'deployment' ? wholeDeployment : undefined)
        }}
        options={sorts.map((each) => ({ value: each, label: text.grants.scopeSorts[each] }))}
      />
      {sort === 'area' && (
        <AreaPicker
          id={id}
          label={text.grants.scopeSorts.area}
          placeholder={text.grants.pickArea}
          value={value?.area || undefined}
          onChange={(area) => onChange?.(area === undefined ? undefined : { area, unitId: null })}
          roots={roots}
        />
      )}
      {sort === 'unit' && <UnitField id={id} value={value} onChange={onChange} />}
    </div>
  )
}

function sortOf(usual: ScopeKind | undefined, whole: boolean): Sort {
  if (usual === 'unit') return 'unit'
  return usual === 'deployment' && whole ? 'deployment' : 'area'
}

/** A unit of a county; the county is asked for where there are several. */
function UnitField({ id, value, onChange }: Omit<Props, 'usual'>) {
  const text = useText()
  const counties = useReachedCounties()
  const [chosen, setChosen] = useState(value?.area.slice(0, codeLength.county))
  const county = chosen ?? counties[0]?.code
  const units = useQuery({ ...unitsOptions(county ?? ''), enabled: county !== undefined })
  return (
    <>
      {counties.length > 1 && (
        <Select
          aria-label={text.grants.county}
          value={county}
          onChange={(code: string) => {
            setChosen(code)
            onChange?.(undefined)
          }}
          options={counties.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      <Select
        id={id}
        aria-label={text.grants.unit}
        placeholder={text.grants.pickUnit}
        showSearch={{ optionFilterProp: 'label' }}
        loading={units.isFetching}
        value={value?.unitId ?? undefined}
        onChange={(unitId: number) => county && onChange?.({ area: county, unitId })}
        options={units.data?.map((unit) => ({ value: unit.id, label: unit.name })) ?? []}
      />
    </>
  )
}

/** Counties in which roles may be given. */
function useReachedCounties() {
  const { grants } = useProfile()
  const counties = useQuery(countiesOptions()).data ?? []
  const areas = grants.filter(({ verbs }) => verbs.includes('grant.write')).map(({ scope }) => scope.area)
  return counties.filter(({ code }) => areas.some((area) => code.startsWith(area) || area.startsWith(code)))
}
