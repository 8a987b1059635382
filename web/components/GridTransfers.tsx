// What changes hands: land, households, compounds, facilities, problems, and who answers for what.
import { codeLength } from '../../api/contract/areas.ts'
import type { MosaicAnswer, Transfer } from '../../api/contract/grids.ts'
import { area, formatNumber, plain } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import type { Text } from '../text/zh-CN.ts'
import styles from './GridEditor.module.css'

type Props = Pick<MosaicAnswer, 'transfers' | 'assignments' | 'grants'> &
  Partial<Pick<MosaicAnswer, 'microGrids' | 'codes'>>

export function GridTransfers({ transfers, assignments, grants, microGrids = [], codes = {} }: Props) {
  const text = useText()
  const say = useTitle()
  const words = text.gridSave
  const added = Object.values(codes)
  return (
    <section>
      <h3 className={styles.subtitle}>{words.transfers}</h3>
      {transfers.length === 0 && <p className={styles.hint}>{words.none}</p>}
      <ul className={styles.list}>
        {transfers.map((transfer) => (
          <li key={`${transfer.from} ${transfer.to}`} className={styles.transfer}>
            <strong>{words.from(transfer.fromName, transfer.toName)}</strong>
            <span>{figuresOf(transfer, text).join(' · ')}</span>
            {transfer.compounds.some(({ name }) => name !== null) && (
              <span className={styles.names}>
                {transfer.compounds.flatMap(({ name }) => name ?? []).join(text.gridProposals.separator)}
              </span>
            )}
          </li>
        ))}
        {assignments.map(({ unitName, role, grid, becomes }) => (
          <li key={`${unitName} ${role} ${grid} ${becomes}`}>{words.becomes[becomes](unitName, grid)}</li>
        ))}
        {grants.map(({ accountName, roleTitle, from, to, becomes }) => (
          <li key={`${accountName} ${roleTitle.zh} ${from}`}>
            {words.grants[becomes](accountName, say(roleTitle), shortOf(from), shortOf(to))}
          </li>
        ))}
        {microGrids.map(({ name, from, to }) => (
          <li key={from}>
            {text.microGrids.one}{' '}
            {to === null ? text.microGrids.ends(name, from) : text.microGrids.moved(name, from, to)}
          </li>
        ))}
        {added.length > 0 && <li>{words.newCodes(added.join(text.gridProposals.separator))}</li>}
      </ul>
      {transfers.some(({ openProblems }) => openProblems) && (
        <p className={styles.hint}>{words.problemsRule}</p>
      )}
    </section>
  )
}

/** Grids of one community are told apart by the end of their codes. */
function shortOf(grid: string): string {
  return grid.slice(codeLength.community)
}

function figuresOf(transfer: Transfer, text: Text): string[] {
  const words = text.gridSave
  const { squareMetres, households, compoundCount, facilities, openProblems, assignments } = transfer
  const unknown = compoundCount > 0 ? [words.householdsUnknown] : []
  const counts: (readonly [number | null, (n: string) => string])[] = [
    [households, words.households],
    [compoundCount, words.compounds],
    [facilities, words.facilities],
    [openProblems, words.problems],
    [assignments, words.assignments],
  ]
  const told = counts.flatMap(([count, say]) => (count ? [say(formatNumber(count))] : []))
  return [
    plain(area(squareMetres, text)),
    ...(households === null ? unknown : []),
    ...(told.length > 0 ? told : [words.empty]),
  ]
}
