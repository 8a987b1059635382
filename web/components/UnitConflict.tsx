// Two people changed the same unit: where they differ, side by side, and which one shall stand.
import { Alert, Button } from 'antd'
import type { Unit } from '../../api/contract/units.ts'
import { useText } from '../text/text.ts'
import styles from './UnitConflict.module.css'
import { fieldsOf, type UnitFields } from './unit-fields.ts'

interface Props {
  mine: UnitFields
  theirs: Unit
  /** For the names of parents. */
  units: readonly Unit[]
  onTakeTheirs: () => void
  onKeepMine: () => void
}

export function UnitConflict({ mine, theirs, units, onTakeTheirs, onKeepMine }: Props) {
  const text = useText()
  const words = text.unitForm
  const shown = (fields: UnitFields): readonly (readonly [string, string | undefined])[] => [
    [words.name, fields.name],
    [words.code, fields.code],
    [words.kind, text.unit.kinds[fields.kind]],
    [words.category, fields.category ? text.unit.category(fields.category) : undefined],
    [words.parent, units.find(({ id }) => id === fields.parentId)?.name],
    [words.head, fields.leaderName],
    [words.contact, fields.contactName],
  ]
  const now = new Map(shown(fieldsOf(theirs)))
  const different = shown(mine).filter(
    ([name, value]) => (value || undefined) !== (now.get(name) || undefined),
  )
  return (
    <Alert
      type="warning"
      role="alert"
      title={words.conflict}
      description={
        <>
          <p>{words.conflictHint}</p>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{words.field}</th>
                <th scope="col">{words.mine}</th>
                <th scope="col">{words.theirs}</th>
              </tr>
            </thead>
            <tbody>
              {different.map(([name, value]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{value || words.nothing}</td>
                  <td>{now.get(name) || words.nothing}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className={styles.choice}>
            <Button onClick={onTakeTheirs}>{words.takeTheirs}</Button>
            <Button onClick={onKeepMine}>{words.keepMine}</Button>
          </div>
        </>
      }
    />
  )
}
