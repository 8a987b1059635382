// What came of a table of compounds: the rows that need a look first, each with what it was taken for and why.
import type { CompoundRow, CompoundVerdict, compoundGridRoutes } from '../../api/contract/compound-grids.ts'
import type { AnswerOf } from '../../api/contract/route.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import type { Text } from '../text/zh-CN.ts'
import styles from './CompoundCheck.module.css'

export type CompoundAnswer = AnswerOf<typeof compoundGridRoutes.checkCompoundGrids>

const order: Record<CompoundVerdict, number> = {
  contradicts: 0,
  outside: 1,
  'several-grids': 2,
  'several-compounds': 3,
  'no-grid': 4,
  'no-compound': 5,
  agrees: 6,
}

export function CompoundResult({ answer: { rows, missing } }: { answer: CompoundAnswer }) {
  const text = useText()
  const words = text.compoundCheck
  const count = (verdicts: readonly CompoundVerdict[]) =>
    formatNumber(rows.filter(({ verdict }) => verdicts.includes(verdict)).length)
  const undecided = count(['no-compound', 'no-grid', 'several-compounds', 'several-grids'])
  return (
    <>
      <p className={styles.counts} role="status">
        {words.counts(count(['agrees']), count(['contradicts', 'outside']), undecided)}
      </p>
      <p className={styles.soft}>{words.rule}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls has to be reached without a pointer */}
      <div className={styles.scroll} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {[words.compound, words.grid, words.liesIn, words.verdict].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows
              .map((row, index) => ({ row, index }))
              .sort((a, b) => order[a.row.verdict] - order[b.row.verdict] || a.index - b.index)
              .map(({ row, index }) => (
                <Row key={index} row={row} />
              ))}
          </tbody>
        </table>
      </div>
      {missing.length > 0 && (
        <p className={styles.missing}>
          {words.missing(formatNumber(missing.length))}
          {missing.map(({ name, id }) => name ?? `#${id}`).join(text.gridPage.comma)}
        </p>
      )}
    </>
  )
}

function Row({ row }: { row: CompoundRow }) {
  const text = useText()
  const words = text.compoundCheck
  const { compound, grid, verdict } = row
  return (
    <tr>
      <td>
        {compound}
        <Meant written={compound} found={row.compounds} />
      </td>
      <td>
        {grid}
        <Meant written={grid} found={row.grids} />
      </td>
      <td>{liesIn(row) || words.none}</td>
      <td className={verdict === 'agrees' ? undefined : styles.bad}>{words.verdicts[verdict]}</td>
    </tr>
  )
}

/** What it was taken for, unless that is what stands there. */
function Meant({ written, found }: { written: string; found: readonly { name: string | null; why: Why }[] }) {
  const text = useText()
  const words = text.compoundCheck
  const [first] = found
  if (!first || (found.length === 1 && first.name === written)) return null
  return (
    <div className={styles.soft}>
      {found.map(({ name }) => name ?? words.none).join(text.gridPage.comma)} · {words.reasons[first.why]}
    </div>
  )
}

type Why = CompoundRow['grids'][number]['why']

function liesIn({ compounds }: CompoundRow): string {
  return compounds.length === 1 ? (compounds[0]?.liesIn?.name ?? '') : ''
}

/** The same for a spreadsheet. */
export function resultRows({ rows, missing }: CompoundAnswer, text: Text): (string | null)[][] {
  const words = text.compoundCheck
  const names = (found: readonly { name: string | null }[]) =>
    found.map(({ name }) => name ?? '').join(text.gridPage.comma)
  const why = (found: readonly { why: Why }[]) => (found[0] ? words.reasons[found[0].why] : '')
  const of = (column: string, part: string) => `${column} ${part}`
  return [
    [
      ...[words.compound, of(words.compound, words.meant), of(words.compound, words.why)],
      ...[words.grid, of(words.grid, words.meant), of(words.grid, words.why), words.liesIn, words.verdict],
    ],
    ...rows.map((row) => [
      ...[row.compound, names(row.compounds), why(row.compounds)],
      ...[row.grid, names(row.grids), why(row.grids), liesIn(row), words.verdicts[row.verdict]],
    ]),
    ...missing.map((each) => [null, each.name, null, null, null, null, each.liesIn?.name ?? null, null]),
  ]
}
