// What a line of the log tells beyond its title: what was before and after, field by field.
import { verbs } from '../../api/contract/access.ts'
import type { AuditEntry } from '../../api/contract/audit.ts'
import { rolePresets } from '../../api/contract/roles.ts'
import { moment } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import styles from './AuditDiff.module.css'
import { type Change, changesOf } from './audit-changes.ts'

export function AuditDiff({ entry: { before, after } }: { entry: AuditEntry }) {
  const text = useText()
  const words = useValueWords()
  const { changes, unchanged } = changesOf(before, after)
  const isBoth = before !== null && after !== null
  if (changes.length === 0 && unchanged === 0) return <p className={styles.soft}>{text.auditLog.noValues}</p>
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{text.auditLog.field}</th>
            {(isBoth || before !== null) && <th scope="col">{text.auditLog.before}</th>}
            {(isBoth || after !== null) && (
              <th scope="col">{isBoth ? text.auditLog.after : text.auditLog.content}</th>
            )}
          </tr>
        </thead>
        <tbody>
          {inOrder(changes, Object.keys(text.auditLog.fields)).map((change) => (
            <tr key={change.field}>
              <th scope="row">{text.auditLog.fields[change.field] ?? change.field}</th>
              {before !== null && <td className={styles.before}>{words(change.field, change.before)}</td>}
              {after !== null && <td>{words(change.field, change.after)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {unchanged > 0 && <p className={styles.soft}>{text.auditLog.unchanged(String(unchanged))}</p>}
    </>
  )
}

/** As the words list the fields; the database keeps them in no order that says anything. */
function inOrder(changes: readonly Change[], fields: readonly string[]): Change[] {
  const place = ({ field }: Change) => (fields.includes(field) ? fields.indexOf(field) : fields.length)
  return changes.toSorted((one, other) => place(one) - place(other))
}

/** A value as one would read it; what the contract has a title for by that title. */
function useValueWords(): (field: string, value: unknown) => string {
  const text = useText()
  const title = useTitle()
  const titles: Record<string, string | undefined> = {
    ...Object.fromEntries(Object.entries(verbs).map(([id, each]) => [id, title(each)])),
    ...Object.fromEntries(rolePresets.map((each) => [each.id, title(each.title)])),
  }
  const named: Record<string, Record<string, string | undefined>> = {
    landing: text.roles.landings,
    usualScope: text.scopeKinds,
    roleId: titles,
    roles: titles,
    verbs: titles,
  }
  const one = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return text.auditLog.empty
    if (typeof value === 'boolean') return value ? text.place.yes : text.place.no
    if (typeof value === 'object') return JSON.stringify(value)
    if (field === 'scope.area' || field === 'area') return String(value)
    const plain = String(value)
    return named[field]?.[plain] ?? (/^\d{4}-\d\d-\d\dT/.test(plain) ? moment(plain) : plain)
  }
  return (field, value) => {
    if (!Array.isArray(value)) return one(field, value)
    // Lists of rows can be thousands long; the table that is exported has them whole.
    if (value.some((each) => typeof each === 'object')) return text.auditLog.items(String(value.length))
    return value.map((each) => one(field, each)).join('、') || text.auditLog.empty
  }
}
