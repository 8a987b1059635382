// Changes from when to when a role holds; two administrators at once see both versions.
import { useMutation } from '@tanstack/react-query'
import { Form } from 'antd'
import { useState } from 'react'
import type { AccountInfo, GrantInfo } from '../../api/contract/people.ts'
import { changeGrantOptions } from '../queries/people.ts'
import { useText } from '../text/text.ts'
import { DateFields, type Dates } from './DateFields.tsx'
import { savedMeanwhile } from './failure.ts'
import styles from './GrantList.module.css'
import { peopleWords } from './people-words.ts'
import { VersionedEnd } from './VersionedEnd.tsx'

interface Props {
  account: AccountInfo
  grant: GrantInfo
  onClose: () => void
}

export function GrantDates({ account, grant, onClose }: Props) {
  const text = useText()
  const [form] = Form.useForm<Dates>()
  // The version that is on the screen; the list behind may learn of a newer one meanwhile.
  const [base] = useState(grant)
  const change = useMutation(changeGrantOptions(account.id, grant.id))
  const theirs = savedMeanwhile<GrantInfo>(change.error)
  const save = (version: number) => {
    const { validFrom, validTo } = form.getFieldsValue()
    change.mutate({ validFrom, validTo: validTo || null, version }, { onSuccess: onClose })
  }
  const mine = form.getFieldsValue()
  return (
    <Form
      name={`dates-of-${grant.id}`}
      className={styles.form}
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ validFrom: base.validFrom, validTo: base.validTo ?? '' }}
      onFinish={() => save(base.version)}
    >
      <DateFields />
      <VersionedEnd
        meanwhile={
          theirs && [
            { name: text.grants.validFrom, mine: mine.validFrom, theirs: theirs.validFrom },
            { name: text.grants.validTo, mine: mine.validTo ?? '', theirs: theirs.validTo ?? '' },
          ]
        }
        failure={change.error ? peopleWords(change.error, text) : undefined}
        pending={change.isPending}
        onClose={onClose}
        onOverwrite={() => theirs && save(theirs.version)}
      />
    </Form>
  )
}
