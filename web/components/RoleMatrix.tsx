// What may each role do? Verbs down, roles across; a tick means may. Read from the left, scrolled within itself.
import { CheckOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Fragment } from 'react'
import { rulingVerbs, type Verb, verbs } from '../../api/contract/access.ts'
import type { RoleInfo } from '../../api/contract/people.ts'
import { useText, useTitle } from '../text/text.ts'
import { WarnTag } from '../ui/WarnTag.tsx'
import styles from './RoleMatrix.module.css'
import { verbGroupIds, verbsOf } from './verb-groups.ts'

interface Props {
  roles: readonly RoleInfo[]
  /** undefined: only to look at. */
  onEdit: ((role: RoleInfo) => void) | undefined
}

export function RoleMatrix({ roles, onEdit }: Props) {
  const text = useText()
  const title = useTitle()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a mouse a table is scrolled by its own focus
    <section className={styles.scroll} tabIndex={0} aria-label={text.roles.list}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              {text.roles.verb}
            </th>
            {roles.map((role) => (
              <th key={role.id} scope="col">
                <span className={styles.role}>
                  <strong>{title(role.title)}</strong>
                  <RoleUse role={role} />
                  {onEdit && (
                    <Button
                      size="small"
                      aria-label={text.roles.editOf(title(role.title))}
                      onClick={() => onEdit(role)}
                    >
                      {text.roles.edit}
                    </Button>
                  )}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {verbGroupIds.map((group) => (
            <Fragment key={group}>
              <tr>
                <th scope="rowgroup" colSpan={roles.length + 1} className={styles.group}>
                  <span>{text.roles.groups[group]}</span>
                </th>
              </tr>
              {verbsOf(group).map((verb) => (
                <tr key={verb} className={styles.row}>
                  <th scope="row" className={styles.verb}>
                    {title(verbs[verb])} <RulingMark verb={verb} />
                  </th>
                  {roles.map((role) => (
                    <td key={role.id}>
                      <Tick on={role.verbs.includes(verb)} />
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
          {roles.some(({ unknownVerbs }) => unknownVerbs.length > 0) && <UnknownVerbs roles={roles} />}
        </tbody>
      </table>
    </section>
  )
}

function Tick({ on }: { on: boolean }) {
  const text = useText()
  return on ? (
    <>
      <CheckOutlined className={styles.tick} aria-hidden />
      <span className="visually-hidden">{text.roles.allowed}</span>
    </>
  ) : (
    <span className="visually-hidden">{text.roles.notAllowed}</span>
  )
}

/** Of a newer version of the product: they give nothing here. */
function UnknownVerbs({ roles }: { roles: readonly RoleInfo[] }) {
  const text = useText()
  return (
    <tr className={styles.row}>
      <th scope="row" className={styles.verb}>
        {text.roles.unknown}
        <span className={styles.soft}>{text.roles.unknownHint}</span>
      </th>
      {roles.map(({ id, unknownVerbs }) => (
        <td key={id}>
          {unknownVerbs.map((verb) => (
            <code key={verb} className={styles.unknown}>
              {verb}
            </code>
          ))}
        </td>
      ))}
    </tr>
  )
}

export function RoleUse({ role: { preset, grants } }: { role: RoleInfo }) {
  const text = useText()
  const used = grants > 0 ? text.roles.used(String(grants)) : text.roles.unused
  return <span className={styles.soft}>{preset ? `${text.roles.preset} · ${used}` : used}</span>
}

/** Roles with such a verb are given by few. */
export function RulingMark({ verb }: { verb: Verb }) {
  const text = useText()
  return rulingVerbs.includes(verb) ? <WarnTag>{text.roles.ruling}</WarnTag> : null
}
