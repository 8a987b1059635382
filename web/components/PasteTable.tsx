// The pasted rows with what they may mean: sure ones are filled in, unsure ones ask, unmatched ones are marked.
import { Checkbox } from 'antd'
import { formatNumber } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { findKind, useCounty } from './county.ts'
import styles from './PasteTable.module.css'
import { type MatchChoice, type MatchState, stateOf } from './paste-choice.ts'
import { printTargetKey, readTargetKey, TargetSelect } from './TargetSelect.tsx'
import { UnitSelect } from './UnitSelect.tsx'

interface Props {
  choices: readonly MatchChoice[]
  onChange: (choices: readonly MatchChoice[]) => void
}

export function PasteTable({ choices, onChange }: Props) {
  const text = useText()
  const words = text.paste
  const count = (state: MatchState) => formatNumber(choices.filter((each) => stateOf(each) === state).length)
  const change = (at: number, part: Partial<MatchChoice>) =>
    onChange(choices.map((each, index) => (index === at ? { ...each, ...part } : each)))
  return (
    <>
      <p className={styles.counts}>{words.counts(count('sure'), count('unsure'), count('unmatched'))}</p>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.text}</th>
              <th scope="col">{words.target}</th>
              <th scope="col">{words.unit}</th>
              <th scope="col">{words.leader}</th>
              <th scope="col">{words.skip}</th>
            </tr>
          </thead>
          <tbody>
            {choices.map((choice, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows are what was pasted, in that order
              <Row key={index} choice={choice} onChange={(part) => change(index, part)} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Row({ choice, onChange }: { choice: MatchChoice; onChange: (part: Partial<MatchChoice>) => void }) {
  const text = useText()
  const words = text.paste
  const title = useTitle()
  const { catalog } = useCounty()
  const { pasted, match, target, unitId, skipped } = choice
  const state = stateOf(choice)
  const suggested = match.targets.map(({ target: { type, id, name, kind: kindId }, where }) => {
    const kind = findKind(catalog, kindId)
    const sort = kind ? title(kind.title) : text.assignments.types[type]
    return {
      value: printTargetKey({ type, id }),
      label: [name, sort, where].filter((each) => each).join(' · '),
    }
  })
  return (
    <tr className={skipped ? styles.skipped : undefined}>
      <td>
        <span className={`${styles.state} ${styles[state]}`}>{words[state]}</span>
        <span>{pasted.target}</span> <span className={styles.soft}>{pasted.unit}</span>
      </td>
      <td>
        <TargetSelect
          className={styles.field}
          label={words.choose(pasted.target)}
          placeholder={suggested.length === 0 ? words.unmatched : words.unsure}
          suggested={suggested}
          value={target && printTargetKey(target)}
          onChange={(key) => onChange({ target: key === undefined ? undefined : readTargetKey(key) })}
        />
      </td>
      <td>
        <UnitSelect
          className={styles.field}
          label={words.choose(pasted.unit)}
          placeholder={match.units.map(({ name }) => name).join(' / ') || words.unmatched}
          clearable
          value={unitId}
          onChange={(chosen) => onChange({ unitId: chosen })}
        />
      </td>
      <td>{pasted.leader}</td>
      <td>
        <Checkbox
          aria-label={`${words.skip} ${pasted.target}`}
          checked={skipped}
          onChange={({ target: box }) => onChange({ skipped: box.checked })}
        />
      </td>
    </tr>
  )
}
