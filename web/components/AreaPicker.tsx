// Which area? A tree that grows as it is opened, or what a search finds by name or code.
import { useQueryClient } from '@tanstack/react-query'
import { TreeSelect } from 'antd'
import { useState } from 'react'
import { useText } from '../text/text.ts'
import { useSettled } from '../ui/use-settled.ts'
import { type AreaSource, areasOfMap, levelBelow } from './area-source.ts'

interface Props {
  id?: string
  label: string
  placeholder: string
  value: string | undefined
  onChange: (code: string | undefined) => void
  /** The tree begins with these. */
  roots: readonly string[]
  clearable?: boolean
  /** Stays the same as long as the picker is there. */
  source?: AreaSource
}

export function AreaPicker(props: Props) {
  const { id, label, placeholder, value, onChange, roots, clearable = false, source = areasOfMap } = props
  const text = useText()
  const client = useQueryClient()
  const [children, setChildren] = useState<Readonly<Record<string, readonly Named[]>>>({})
  const [typed, setTyped] = useState('')
  const wanted = useSettled(typed.trim()).slice(0, 60)
  const nameOf = source.useNames([...roots, ...(value === undefined ? [] : [value])])
  const mayRead = source.useMayRead()
  const found = source.useFound(wanted, roots)

  const grow = async (code: string) => {
    if (children[code]) return
    const areas = await source.below(client, code).catch(() => [])
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
      : found.areas.map(({ code, name, where }) => ({
          value: code,
          title: where === null ? name : `${name} · ${where}`,
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
        roots.some(mayRead) && { searchValue: typed, onSearch: setTyped, filterTreeNode: () => true }
      }
      allowClear={clearable}
      popupMatchSelectWidth={320}
      listHeight={320}
      notFoundContent={found.isFetching ? text.loading : text.grants.noArea}
      style={{ width: '100%' }}
    />
  )
}

interface Named {
  code: string
  name: string
}

interface Node {
  value: string
  title: string
  isLeaf: boolean
  children?: Node[]
}
