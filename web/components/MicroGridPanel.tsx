// In the panel of a grid: the micro grid that was clicked, and the others by number.
import { useQuery } from '@tanstack/react-query'
import type { MicroGrid } from '../../api/contract/micro-grids.ts'
import { microGridsOptions } from '../queries/micro-grids.ts'
import { area, formatNumber, plain } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { FactList } from '../ui/FactList.tsx'
import { Fold } from '../ui/Fold.tsx'
import styles from './MicroGridPanel.module.css'

/** The one that was clicked, by its code; nothing when it is no more. */
export function ChosenMicroGrid({ grid, code }: { grid: string; code: string }) {
  const text = useText()
  const words = text.microGrids
  const answer = useQuery(microGridsOptions(grid))
  const items = answer.data?.items ?? []
  // An old link may name the code that it had before.
  const chosen = items.find((each) => each.code === code) ?? items.find((each) => each.formerCode === code)
  if (!chosen) return null
  const { name, leaderName, maskedPhone, households, areaSquareMetres, formerCode } = chosen
  return (
    <section className={styles.chosen} aria-label={words.one}>
      <p className={styles.head}>
        <span className={styles.soft}>
          {words.one} {words.short(chosen.code)}
        </span>
        <strong>{name}</strong>
      </p>
      <FactList
        narrow
        facts={[
          [words.leader, [leaderName ?? words.vacant, maskedPhone].filter(Boolean).join(' · ')],
          households !== null && [words.households, words.homes(formatNumber(households))],
          [words.land, plain(area(areaSquareMetres, text))],
          [words.code, chosen.code],
          formerCode !== null && [words.former, formerCode],
        ]}
      />
    </section>
  )
}

export function MicroGridFold({ grid, chosen }: { grid: string; chosen: string | undefined }) {
  const words = useText().microGrids
  const answer = useQuery(microGridsOptions(grid))
  if (!answer.data || answer.data.total === 0) return null
  return (
    <Fold title={words.title} aside={formatNumber(answer.data.total)} open={false}>
      <ul className={styles.list}>
        {answer.data.items.map((each) => (
          <Row key={each.code} microGrid={each} chosen={each.code === chosen} />
        ))}
      </ul>
    </Fold>
  )
}

function Row({ microGrid: { code, name, leaderName }, chosen }: { microGrid: MicroGrid; chosen: boolean }) {
  const words = useText().microGrids
  return (
    <li className={styles.row} aria-current={chosen || undefined}>
      <span className={styles.soft}>{words.short(code)}</span>
      <span>{name}</span>
      <span className={styles.soft}>{leaderName ?? words.vacant}</span>
    </li>
  )
}
