// Chooses what a unit answers for: an area, a grid, a place by name, code or pinyin initials, or an indicator by its title.
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { levelOf } from '../../api/contract/areas.ts'
import { type TargetKey, targetTypes } from '../../api/contract/assignments.ts'
import type { SearchHit } from '../../api/contract/places.ts'
import { searchOptions } from '../queries/places.ts'
import { useText, useTitle } from '../text/text.ts'
import { useSettled } from '../ui/use-settled.ts'
import { findKind, useCounty } from './county.ts'

interface Props {
  id?: string
  /** Where no label of a form names it. */
  label?: string
  className?: string
  placeholder?: string
  /** Offered before anything is typed. */
  suggested?: readonly { value: string; label: string }[]
  value?: string | undefined
  onChange?: (value: string | undefined) => void
}

/** The value of the field is a key as text; `readTargetKey` gives the key back. */
export function TargetSelect({ suggested = [], ...props }: Props) {
  const text = useText()
  const title = useTitle()
  const { county, catalog } = useCounty()
  const [typed, setTyped] = useState('')
  const wanted = useSettled(typed.trim().slice(0, 60))
  const hits = useQuery(searchOptions(county.code, wanted))
  const places = (wanted === '' ? [] : (hits.data ?? [])).filter(
    ({ type }) => type === 'area' || type === 'place',
  )
  const indicators = catalog.indicators.filter(
    (each) => wanted !== '' && title(each.title).toLowerCase().includes(wanted.toLowerCase()),
  )
  const sortOf = (hit: SearchHit) => {
    const kind = findKind(catalog, hit.sort)
    const level = levelOf(hit.id)
    return hit.type === 'area' && level ? text.levels[level] : kind ? title(kind.title) : ''
  }
  return (
    <Select
      id={props.id}
      aria-label={props.label}
      className={props.className}
      value={props.value}
      placeholder={props.placeholder ?? text.assignmentForm.targetHint}
      allowClear
      popupMatchSelectWidth={false}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={wanted === '' ? null : hits.isFetching ? text.loading : text.search.empty(wanted)}
      options={[
        ...(wanted === '' ? suggested : []),
        ...places.map((hit) => ({
          value: printTargetKey(keyOf(hit)),
          label: [hit.name, sortOf(hit), hit.where].filter((each) => each).join(' · '),
        })),
        ...indicators.map((each) => ({
          value: printTargetKey({ type: 'indicator', id: each.id }),
          label: [title(each.title), text.assignments.types.indicator].join(' · '),
        })),
      ]}
      onChange={props.onChange}
    />
  )
}

function keyOf({ type, id }: SearchHit): TargetKey {
  if (type === 'place') return { type, id }
  return { type: levelOf(id) === 'grid' ? 'grid' : 'region', id }
}

export function printTargetKey({ type, id }: TargetKey): string {
  return `${type} ${id}`
}

export function readTargetKey(text: string): TargetKey {
  const [word, id = ''] = text.split(' ')
  return { type: targetTypes.find((each) => each === word) ?? 'place', id }
}
