// Where is it? Areas, facilities and units by name, code or pinyin initials; arrow keys and Enter choose.
import { SearchOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import { type Box, codeLength, levelOf } from '../../api/contract/areas.ts'
import type { SearchHit } from '../../api/contract/places.ts'
import { searchOptions } from '../queries/places.ts'
import { useText, useTitle } from '../text/text.ts'
import { useSettled } from '../ui/use-settled.ts'
import { findKind, useCounty } from './county.ts'
import styles from './SearchBox.module.css'
import { useGoToUnit } from './UnitLink.tsx'

interface Props {
  autoFocus?: boolean
  onChosen?: () => void
}

export function SearchBox({ autoFocus, onChosen }: Props) {
  const text = useText()
  const { county, select } = useCounty()
  const goToUnit = useGoToUnit()
  const [typed, setTyped] = useState('')
  const wanted = useSettled(useDeferredValue(typed.trim()).slice(0, 60))
  const hits = useQuery(searchOptions(county.code, wanted))
  const choose = (hit: SearchHit) => {
    if (hit.type === 'unit') goToUnit(Number(hit.id))
    else if (hit.type === 'area' || hit.type === 'unit-grid')
      select({ type: hit.type, code: hit.id }, around(hit))
    else if (hit.type === 'micro-grid')
      select({ type: 'area', code: hit.id.slice(0, codeLength.grid), micro: hit.id }, around(hit))
    else select({ type: 'place', id: Number(hit.id) }, around(hit))
    setTyped('')
    onChosen?.()
  }
  const found = wanted === '' ? [] : (hits.data ?? [])
  return (
    <search className={styles.search}>
      <AutoComplete
        className={styles.field}
        value={typed}
        onChange={setTyped}
        defaultActiveFirstOption
        autoFocus={autoFocus}
        popupMatchSelectWidth={360}
        listHeight={420}
        notFoundContent={wanted !== '' && notFound()}
        options={found.map((hit) => ({ value: `${hit.type} ${hit.id}`, label: <Hit hit={hit} />, hit }))}
        onSelect={(_value, option) => choose(option.hit)}
      >
        <Input
          prefix={<SearchOutlined aria-hidden="true" />}
          placeholder={text.search.placeholder}
          aria-label={text.search.label}
          allowClear
        />
      </AutoComplete>
    </search>
  )

  function notFound() {
    if (hits.error) return text.search.failed
    return hits.isFetching ? text.loading : text.search.empty(wanted)
  }
}

function Hit({ hit }: { hit: SearchHit }) {
  const text = useText()
  const title = useTitle()
  const { catalog } = useCounty()
  const kind = findKind(catalog, hit.sort)
  const level = hit.type === 'area' ? levelOf(hit.id) : undefined
  const sort = level ? text.levels[level] : kind ? title(kind.title) : text.search[hit.type]
  return (
    <span className={styles.hit}>
      <span className={styles.name}>{hit.name}</span>
      <span className={styles.sort}>{sort}</span>
      {hit.where !== null && <span className={styles.where}>{hit.where}</span>}
    </span>
  )
}

/** A box of some hundred metres around a hit; areas bring a wider view. */
function around({ position, type }: SearchHit): Box | null {
  if (!position) return null
  const [lng, lat] = position
  const reach = type === 'area' ? 0.012 : 0.003
  return [lng - reach, lat - reach, lng + reach, lat + reach]
}
