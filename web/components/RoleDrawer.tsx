// Makes or changes a role: its names, what it may do, where its people land. One's own role keeps its verbs.
import { useMutation } from '@tanstack/react-query'
import { Drawer, Form } from 'antd'
import type { RoleInfo } from '../../api/contract/people.ts'
import { removeRoleOptions, saveRoleOptions } from '../queries/people.ts'
import { useText, useTitle } from '../text/text.ts'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { phone, useMedia } from '../ui/use-media.ts'
import styles from './AccountDrawer.module.css'
import { savedMeanwhile } from './failure.ts'
import { peopleWords } from './people-words.ts'
import { RoleFields, type RoleFieldValues, useRoleRows } from './RoleFields.tsx'
import { VersionedEnd } from './VersionedEnd.tsx'

interface Props {
  /** `new`: one that is to be made; undefined: none is open. */
  role: RoleInfo | 'new' | undefined
  onClose: () => void
}

export function RoleDrawer({ role, onClose }: Props) {
  const text = useText()
  const title = useTitle()
  const small = useMedia(phone)
  const isKept = role !== undefined && role !== 'new'
  return (
    <Drawer
      open={role !== undefined}
      onClose={onClose}
      size={small ? '100%' : 560}
      title={isKept ? text.roles.editOf(title(role.title)) : text.roles.create}
      closable={{ 'aria-label': text.close, placement: 'end' }}
      // A click beside it would lose what is filled in.
      mask={{ closable: false }}
      destroyOnHidden
    >
      {role !== undefined && <RoleForm role={isKept ? role : undefined} onClose={onClose} />}
    </Drawer>
  )
}

function RoleForm({ role, onClose }: { role: RoleInfo | undefined; onClose: () => void }) {
  const text = useText()
  const [form] = Form.useForm<RoleFieldValues>()
  const save = useMutation(saveRoleOptions())
  const rowsOf = useRoleRows()
  const theirs = savedMeanwhile<RoleInfo>(save.error)
  const isRemovable = role && !role.preset && role.grants === 0
  const submit = (version: number | undefined) => {
    const { id, zh, en, verbs, landing, usualScope } = form.getFieldsValue()
    const wish = { title: { zh, en }, verbs, landing, usualScope }
    save.mutate(
      role === undefined || version === undefined
        ? { version: undefined, body: { id, ...wish } }
        : { version, id: role.id, body: wish },
      { onSuccess: onClose },
    )
  }
  return (
    <Form<RoleFieldValues>
      name="role"
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={
        role
          ? { ...role, zh: role.title.zh, en: role.title.en }
          : { verbs: [], landing: 'indicators', usualScope: 'county' }
      }
      onFinish={() => submit(role?.version)}
    >
      <RoleFields role={role} />
      <VersionedEnd
        meanwhile={theirs && rowsOf(form.getFieldsValue(), theirs)}
        failure={save.error ? (role ? peopleWords(save.error, text) : newRoleWords(save.error)) : undefined}
        pending={save.isPending}
        submit={role ? undefined : text.roles.create}
        onClose={onClose}
        onOverwrite={() => theirs && submit(theirs.version)}
      >
        {role && isRemovable && <RemoveRole role={role} onClose={onClose} />}
      </VersionedEnd>
      {role && !isRemovable && (
        <p className={styles.remark}>
          {role.preset ? text.roles.presetHint : text.roles.inUse(String(role.grants))}
        </p>
      )}
    </Form>
  )

  function newRoleWords(error: unknown): string {
    const words = peopleWords(error, text)
    return words === text.peopleFailure.nameTaken ? text.peopleFailure.roleTaken : words
  }
}

function RemoveRole({ role, onClose }: { role: RoleInfo; onClose: () => void }) {
  const text = useText()
  const title = useTitle()
  const remove = useMutation(removeRoleOptions(role))
  return (
    <ConfirmButton
      danger
      label={text.roles.remove}
      question={text.roles.removeAsk(title(role.title))}
      hint={text.roles.removeHint}
      cancel={text.cancel}
      failure={remove.error ? peopleWords(remove.error, text) : undefined}
      pending={remove.isPending}
      onAsk={remove.reset}
      onConfirm={() => remove.mutate(undefined, { onSuccess: onClose })}
    />
  )
}
