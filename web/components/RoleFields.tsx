// The fields of a role: names in both languages, what it may do, where its people land and over what it is given.
import { Alert, Checkbox, Form, Input, Select } from 'antd'
import { type Verb, verbs } from '../../api/contract/access.ts'
import type { RoleInfo } from '../../api/contract/people.ts'
import { type Landing, landings, type ScopeKind, scopeKinds } from '../../api/contract/roles.ts'
import { useText, useTitle } from '../text/text.ts'
import { useProfile } from './profile.ts'
import styles from './RoleFields.module.css'
import { RulingMark } from './RoleMatrix.tsx'
import { verbGroupIds, verbsOf } from './verb-groups.ts'

export interface RoleFieldValues {
  id: string
  zh: string
  en: string
  verbs: Verb[]
  landing: Landing
  usualScope: ScopeKind
}

export function RoleFields({ role }: { role: RoleInfo | undefined }) {
  const text = useText()
  const isOwn = useProfile().grants.some(({ roleId }) => roleId === role?.id)
  const titleRule = { required: true, whitespace: true, message: text.roles.titleRule }
  return (
    <>
      {!role && (
        <Form.Item
          name="id"
          label={text.roles.id}
          extra={text.roles.idHint}
          rules={[{ required: true, pattern: /^[a-z][a-z0-9-]{1,39}$/, message: text.roles.idRule }]}
        >
          <Input maxLength={40} autoComplete="off" autoCapitalize="none" spellCheck={false} autoFocus />
        </Form.Item>
      )}
      <div className={styles.pair}>
        <Form.Item name="zh" label={text.roles.titleZh} rules={[titleRule]}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="en" label={text.roles.titleEn} rules={[titleRule]}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="landing" label={text.roles.landing}>
          <Select options={landings.map((each) => ({ value: each, label: text.roles.landings[each] }))} />
        </Form.Item>
        <Form.Item name="usualScope" label={text.roles.usualScope}>
          <Select options={scopeKinds.map((each) => ({ value: each, label: text.scopeKinds[each] }))} />
        </Form.Item>
      </div>
      {isOwn && (
        <Form.Item>
          <Alert type="info" showIcon role="note" title={text.roles.own} />
        </Form.Item>
      )}
      <Form.Item name="verbs">
        <VerbBoxes disabled={isOwn} />
      </Form.Item>
      {role && role.unknownVerbs.length > 0 && (
        <Form.Item label={text.roles.unknown} extra={text.roles.unknownHint}>
          <code>{role.unknownVerbs.join(', ')}</code>
        </Form.Item>
      )}
    </>
  )
}

interface BoxProps {
  disabled: boolean
  /** From the item of the form. */
  value?: readonly Verb[]
  onChange?: (verbs: Verb[]) => void
}

function VerbBoxes({ disabled, value = [], onChange }: BoxProps) {
  const text = useText()
  const title = useTitle()
  return (
    <div className={styles.groups}>
      {verbGroupIds.map((group) => (
        <fieldset key={group} className={styles.group}>
          <legend>{text.roles.groups[group]}</legend>
          {verbsOf(group).map((verb) => (
            <Checkbox
              key={verb}
              disabled={disabled}
              checked={value.includes(verb)}
              onChange={({ target }) =>
                onChange?.(target.checked ? [...value, verb] : value.filter((each) => each !== verb))
              }
            >
              {title(verbs[verb])} <RulingMark verb={verb} />
            </Checkbox>
          ))}
          {group === 'rule' && <p className={styles.hint}>{text.roles.rulingHint}</p>}
        </fieldset>
      ))}
    </div>
  )
}

/** What is filled in beside what somebody else saved, as one would read it. */
export function useRoleRows() {
  const text = useText()
  const title = useTitle()
  const wordsOf = (held: readonly Verb[]) =>
    verbGroupIds
      .flatMap((group) => verbsOf(group))
      .filter((verb) => held.includes(verb))
      .map((verb) => title(verbs[verb]))
      .join('、')
  return (mine: RoleFieldValues, theirs: RoleInfo) => [
    { name: text.roles.titleZh, mine: mine.zh, theirs: theirs.title.zh },
    { name: text.roles.titleEn, mine: mine.en, theirs: theirs.title.en },
    {
      name: text.roles.landing,
      mine: text.roles.landings[mine.landing],
      theirs: text.roles.landings[theirs.landing],
    },
    {
      name: text.roles.usualScope,
      mine: text.scopeKinds[mine.usualScope],
      theirs: text.scopeKinds[theirs.usualScope],
    },
    { name: text.roles.verbs, mine: wordsOf(mine.verbs), theirs: wordsOf(theirs.verbs) },
  ]
}
