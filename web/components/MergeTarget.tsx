// Into which problem? One of those near by, or any other that is found by number or words.
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import type { ProblemDetail, ProblemRow } from '../../api/contract/problems.ts'
import { someProblemsOptions } from '../queries/problems.ts'
import { formatNumber } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { useSettled } from '../ui/use-settled.ts'
import { useCounty } from './county.ts'

interface Props {
  id?: string
  detail: ProblemDetail
  value?: number
  onChange?: (id: number) => void
}

const most = 10

export function MergeTarget({ id, detail: { row, nearby }, value, onChange }: Props) {
  const text = useText()
  const words = text.problemStep
  const title = useTitle()
  const { county } = useCounty()
  const [typed, setTyped] = useState('')
  const wanted = useSettled(typed.trim(), 250)
  const found = useQuery({
    ...someProblemsOptions(county.code, { q: wanted }, most),
    enabled: wanted !== '',
  })
  const nameOf = (each: ProblemRow) =>
    `${each.number ?? text.problems.noNumber} · ${title(each.categoryTitle)} · ${each.words || text.problems.noWords}`
  const near = nearby.map((each) => ({
    value: each.id,
    label: `${text.problem.distance(formatNumber(Math.round(each.distanceMetres)))} · ${each.words || text.problems.noWords}`,
  }))
  const others = (wanted === '' ? [] : (found.data?.items ?? []))
    .filter((each) => each.id !== row.id && !nearby.some(({ id: known }) => known === each.id))
    .map((each) => ({ value: each.id, label: nameOf(each) }))
  return (
    <Select
      id={id}
      aria-label={words.target}
      showSearch={{ searchValue: typed, onSearch: setTyped, filterOption: false }}
      loading={found.isFetching}
      notFoundContent={words.targetNone}
      value={value}
      options={[...near, ...others]}
      onChange={onChange}
    />
  )
}
