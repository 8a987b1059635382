// What may each role do, in one hand: a card per role with its verbs in words.
import { Button, Tag } from 'antd'
import { verbs } from '../../api/contract/access.ts'
import type { RoleInfo } from '../../api/contract/people.ts'
import { useText, useTitle } from '../text/text.ts'
import { Card } from '../ui/Card.tsx'
import { FactList } from '../ui/FactList.tsx'
import styles from './RoleCards.module.css'
import { RoleUse } from './RoleMatrix.tsx'
import { verbGroupIds, verbsOf } from './verb-groups.ts'

interface Props {
  roles: readonly RoleInfo[]
  /** undefined: only to look at. */
  onEdit: ((role: RoleInfo) => void) | undefined
}

export function RoleCards({ roles, onEdit }: Props) {
  const text = useText()
  const title = useTitle()
  return (
    <div className={styles.cards}>
      {roles.map((role) => (
        <Card key={role.id} title={title(role.title)}>
          <div className={styles.line}>
            <RoleUse role={role} />
            {onEdit && (
              <Button aria-label={text.roles.editOf(title(role.title))} onClick={() => onEdit(role)}>
                {text.roles.edit}
              </Button>
            )}
          </div>
          {role.verbs.length + role.unknownVerbs.length === 0 && <p>{text.roles.none}</p>}
          <FactList
            facts={verbGroupIds.map((group) => {
              const held = verbsOf(group).filter((verb) => role.verbs.includes(verb))
              return (
                held.length > 0 && [
                  text.roles.groups[group],
                  <ul key={group}>
                    {held.map((verb) => (
                      <li key={verb}>{title(verbs[verb])}</li>
                    ))}
                  </ul>,
                ]
              )
            })}
          />
          {role.unknownVerbs.length > 0 && (
            <p>
              {text.roles.unknown}{' '}
              {role.unknownVerbs.map((verb) => (
                <Tag key={verb}>{verb}</Tag>
              ))}
            </p>
          )}
        </Card>
      ))}
    </div>
  )
}
