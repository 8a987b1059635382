// Which area? A tree that grows as it is opened, or what a search finds by name, code or pinyin.
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { TreeSelect } from 'antd'
import { useState } from 'react'
import { canInside } from '../../api/contract/access.ts'
import { type Area, codeLength, type Level, levelOf, levels } from '../../api/contract/areas.ts'
import { areaOptions, areasOptions, countiesOptions, searchOptions } from '../api.ts'
import { useText } from '../text/text.ts'
import { useSettled } from '../ui/use-settled.ts'
import { useProfile } from './profile.ts'

interface Props {
  id?: string
  label: string
  placeholder: string
  value: string | undefined
  onChange: (code: string | undefined) => void
  /** The tree begins with these. */
  roots: readonly string[]
  clearable?: boolean
}

export function AreaPicker({ id, label, placeholder, value, onChange, roots, clearable = false }: Props) {
  const text = useText()
  const client = useQueryClient()
  const [children, setChildren] = useState<Readonly<Record<string, readonly Area[]>>>({})
  const [typed, setTyped] = useState('')
  const wanted = useSettled(typed.trim()).slice(0, 60)
  const nameOf = useAreaNames([...roots, ...(value === undefined ? [] : [value])])
  const mayRead = useMayRead()
  const counties = [...new Set(roots.map((code) => code.slice(0, codeLength.county)))].filter(mayRead)
  const searches = useQueries({ queries: counties.map((county) => searchOptions(county, wanted)) })
  const found = searches
    .flatMap(({ data = [] }) => data)
    .filter(({ type, id: code }) => type === 'area' && roots.some((root) => code.startsWith(root)))

  const grow = async (code: string) => {
    const below = levelBelow(code)
    if (!below || children[code]) return
    const areas = await client.ensureQueryData(areasOptions(code, below)).catch(() => [])
    setChildren((known) => ({ ...known, [code]: areas }))
  }
  const node = (code: string, name: string): Node => ({
    value: code,
    title: name,
    isLeaf: levelBelow(code) === undefined || !mayRead(code) || children[code]?.length === 0,
    children: children[code]?.map((area) => node(area.code, area.name)),
  })
  const treeData =
    wanted === ''
      ? roots.map((code) => node(code, nameOf(code)))
      : found.map((hit) => ({
          value: hit.id,
          title: hit.where === null ? hit.name : `${hit.name} · ${hit.where}`,
          isLeaf: true,
        }))
  return (
    <TreeSelect<{ value: string; label: string } | undefined, Node>
      id={id}
      aria-label={label}
      placeholder={placeholder}
      labelInValue
      value={value === undefined ? undefined : { value, label: nameOf(value) }}
      onChange={(chosen) => onChange(chosen?.value)}
      treeData={treeData}
      loadData={({ value: code }) => grow(String(code))}
      showSearch={
        counties.length > 0 && { searchValue: typed, onSearch: setTyped, filterTreeNode: () => true }
      }
      allowClear={clearable}
      popupMatchSelectWidth={320}
      listHeight={320}
      notFoundContent={searches.some(({ isFetching }) => isFetching) ? text.loading : text.grants.noArea}
      style={{ width: '100%' }}
    />
  )
}

interface Node {
  value: string
  title: string
  isLeaf: boolean
  children?: Node[]
}

function levelBelow(code: string): Level | undefined {
  const level = levelOf(code)
  return level && levels[levels.indexOf(level) + 1]
}

/** Auditors see people and the log, not the map: for them a county is as fine as it gets. */
function useMayRead(): (code: string) => boolean {
  const profile = useProfile()
  return (code) => canInside(profile, 'map.read', code.slice(0, codeLength.county))
}

/** Names of areas; the code itself until the name is known, and for whoever may not know it. */
function useAreaNames(codes: readonly string[]): (code: string) => string {
  const mayRead = useMayRead()
  const counties = useQuery(countiesOptions()).data ?? []
  const finer = [...new Set(codes)].filter((code) => levelOf(code) !== 'county' && mayRead(code))
  const areas = useQueries({ queries: finer.map((code) => areaOptions(code)) })
  return (code) =>
    counties.find((county) => county.code === code)?.name ??
    areas[finer.indexOf(code)]?.data?.area.name ??
    code
}
