// How values are printed on a terminal: aligned though Chinese characters are two columns wide.
import { type IndicatorValue, type Substitute, substitutes } from '../contract/indicators.ts'
import { substituteWords } from './notes.ts'
import { getDefinition } from './values.ts'

/** One line of `npm run indicators --json`; numbers in the units named beside them. */
export function toRow(value: IndicatorValue) {
  const definition = getDefinition(value.indicator)
  const { target } = definition
  return {
    area: value.area,
    name: value.name,
    level: value.level,
    indicator: value.indicator,
    value: value.value,
    unit: definition.unit.en,
    numerator: value.numerator,
    numeratorUnit: definition.numerator.unit,
    denominator: value.denominator,
    denominatorUnit: definition.denominator.unit,
    substitutes: value.substitutes,
    target: target && { op: target.op, value: target.value, source: target.source },
    verdict: value.verdict,
  }
}

export type Row = ReturnType<typeof toRow>

/** Footnotes: a value that rests on something else than its definition asks for carries the mark of it. */
const marks: Record<Substitute, string> = { compounds: '[1]', 'file-bounds': '[2]', residents: '[3]' }

const verdictWords = {
  pass: '达标 pass',
  fail: '未达标 fail',
  none: '—',
  'no-data': '无数据 no data',
} as const

export function printTable(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const { title, unit, decimals } = getDefinition(row.indicator)
    return [
      row.area,
      row.name,
      title.zh,
      row.value === null ? '—' : `${row.value.toFixed(decimals)} ${unit.zh}${marksOf(row)}`,
      amount(row.numerator, row.numeratorUnit),
      amount(row.denominator, row.denominatorUnit),
      row.target ? `${row.target.op === '>=' ? '≥' : '≤'} ${row.target.value} ${unit.zh}` : '—',
      verdictWords[row.verdict],
    ]
  })
  const head = [
    '区域 area',
    '名称 name',
    '指标 indicator',
    '数值 value',
    '分子 numerator',
    '分母 denominator',
    '目标 target',
    '结论 verdict',
  ]
  const widths = head.map((title, column) =>
    Math.max(...[head, ...lines].map((line) => width(line[column] ?? title))),
  )
  return [head, ...lines]
    .map((line) =>
      line
        .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell)))
        .join('  ')
        .trimEnd(),
    )
    .concat(footnotes(rows))
    .join('\n')
    .concat('\n')
}

function marksOf({ substitutes }: Row): string {
  return substitutes.map((each) => ` ${marks[each]}`).join('')
}

function footnotes(rows: readonly Row[]): string[] {
  const met = substitutes.filter((each) => rows.some((row) => row.substitutes.includes(each)))
  const lines = met.map((each) => `${marks[each]} ${substituteWords[each].zh} ${substituteWords[each].en}`)
  return lines.length > 0 ? ['', ...lines] : []
}

function amount(value: number | null, unit: string): string {
  if (value === null) return '—'
  const names: Record<string, string> = { m2: 'm²', m: 'm', count: '' }
  return `${value.toLocaleString('en', { maximumFractionDigits: 1 })} ${names[unit] ?? unit}`.trim()
}

/** Columns a text takes on a terminal: CJK characters and full-width signs take two. */
function width(text: string): number {
  return [...text].reduce(
    (sum, char) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
        char,
      )
        ? 2
        : 1),
    0,
  )
}
