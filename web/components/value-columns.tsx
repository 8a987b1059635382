// The columns of the value table, on screen and in the file: the same figures, in the file unrounded and with units in the heading.
import type { TableColumnsType } from 'antd'
import type { Catalog, IndicatorInfo } from '../../api/contract/catalog.ts'
import { type IndicatorValue, verdicts } from '../../api/contract/indicators.ts'
import { quantity } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import type { Text } from '../text/zh-CN.ts'
import { Quantity } from '../ui/Quantity.tsx'
import { AreaLink } from './AreaLink.tsx'
import { denominatorTitle, valueFigure } from './indicator-figure.ts'
import { SubstituteMark } from './SubstituteMark.tsx'
import { VerdictMark } from './VerdictMark.tsx'

type ReadTitle = (title: { zh: string; en: string }) => string

export function useValueColumns(
  indicator: IndicatorInfo | undefined,
  values: readonly IndicatorValue[],
): TableColumnsType<IndicatorValue> {
  const text = useText()
  const title = useTitle()
  if (!indicator) return []
  const part = (key: 'numerator' | 'denominator') => ({
    key,
    title: title(key === 'numerator' ? indicator.numerator.title : denominatorOf(indicator, values)),
    align: 'right' as const, // antd asks for the literal
    sorter: byNumber((row) => row[key]),
    render: (_: unknown, row: IndicatorValue) => {
      const amount = row[key]
      return amount === null ? '—' : <Quantity {...quantity(amount, indicator[key].unit, text)} />
    },
  })
  return [
    {
      key: 'name',
      title: text.table.name,
      sorter: (a, b) => a.name.localeCompare(b.name, 'zh-CN'),
      render: (_, { area, name }) => <AreaLink code={area} name={name} />,
    },
    {
      key: 'value',
      title: text.table.value,
      align: 'right',
      sorter: byNumber((row) => row.value),
      render: (_, row) => (
        <>
          <Quantity {...valueFigure(indicator, row.value, title)} />
          <SubstituteMark value={row} />
        </>
      ),
    },
    part('numerator'),
    part('denominator'),
    {
      key: 'verdict',
      title: text.table.verdict,
      sorter: (a, b) => verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict),
      render: (_, { verdict }) => <VerdictMark verdict={verdict} />,
    },
    {
      key: 'code',
      title: text.table.code,
      dataIndex: 'area',
      sorter: (a, b) => a.area.localeCompare(b.area),
    },
  ]
}

/** One heading for all rows: what stood in for the land of a county stood in for all of its areas. */
function denominatorOf(indicator: IndicatorInfo, values: readonly IndicatorValue[]) {
  return denominatorTitle(indicator, values.find(({ value }) => value !== null)?.substitutes ?? [])
}

/** By size; what cannot be said stands last whichever way is sorted. */
function byNumber(read: (row: IndicatorValue) => number | null) {
  return (a: IndicatorValue, b: IndicatorValue, order?: 'ascend' | 'descend' | null) => {
    const [left, right] = [read(a), read(b)]
    if (left !== null && right !== null) return left - right
    if (left === right) return 0
    const last = order === 'descend' ? -1 : 1
    return left === null ? last : -last
  }
}

/** Heading and rows of the file. */
export function csvRows(
  indicator: IndicatorInfo,
  values: readonly IndicatorValue[],
  { substitutes }: Pick<Catalog, 'substitutes'>,
  text: Text,
  title: ReadTitle,
): (string | number | null)[][] {
  const unit = {
    m2: text.units.squareMetres,
    km2: text.units.squareKilometres,
    m: text.units.metres,
    count: '',
  }
  const headed = (name: string, of: string) => (of === '' ? name : `${name} (${of})`)
  const heading = [
    text.table.code,
    text.table.name,
    headed(title(indicator.title), title(indicator.unit)),
    headed(title(indicator.numerator.title), unit[indicator.numerator.unit]),
    headed(title(denominatorOf(indicator, values)), unit[indicator.denominator.unit]),
    text.table.verdict,
    text.table.substitutes,
  ]
  return [
    heading,
    ...values.map((row) => [
      // As text: a spreadsheet would round fifteen digits.
      row.area,
      row.name,
      row.value,
      row.numerator,
      row.denominator,
      text.verdict[row.verdict],
      row.substitutes.map((each) => title(substitutes[each])).join('; '),
    ]),
  ]
}
