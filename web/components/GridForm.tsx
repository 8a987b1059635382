// Changes who leads and works in a grid; when somebody else was faster, both versions are shown and nothing typed is lost.
import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Alert, AutoComplete, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { can } from '../../api/contract/access.ts'
import { codeLength } from '../../api/contract/areas.ts'
import type { GridPage } from '../../api/contract/grid-page.ts'
import { changeGridOptions } from '../queries/grid-page.ts'
import { useText } from '../text/text.ts'
import type { Text } from '../text/zh-CN.ts'
import { failureWords, savedMeanwhile } from './failure.ts'
import styles from './GridForm.module.css'
import { bodyOf, fieldsOf, type GridFields } from './grid-fields.ts'
import { MeanwhileNotice } from './MeanwhileNotice.tsx'
import { useProfile } from './profile.ts'

const phoneShape = /^[+\d][\d -]{4,24}$/

export function GridForm({ grid, onClose }: { grid: GridPage; onClose: () => void }) {
  const text = useText()
  const words = text.gridForm
  const profile = useProfile()
  const [form] = Form.useForm<GridFields>()
  // The version that is on the screen; the page behind may learn of a newer one meanwhile.
  const [base] = useState(grid)
  const save = useMutation(changeGridOptions(grid.code))
  const theirs = savedMeanwhile<GridPage>(save.error)
  const appoints = can(profile, 'grid.write', { area: grid.code.slice(0, codeLength.community) })
  const submit = (fields: GridFields, over = base) =>
    save.mutate(bodyOf(fields, base, over), { onSuccess: onClose })
  return (
    <Modal
      open
      title={words.title}
      okText={words.save}
      cancelText={text.cancel}
      okButtonProps={{ disabled: theirs !== undefined }}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        name="grid"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={fieldsOf(grid)}
        onFinish={(fields) => submit(fields)}
      >
        <Form.Item
          name="name"
          label={words.name}
          extra={appoints ? undefined : words.kept}
          rules={[{ required: true, whitespace: true, message: words.nameNeeded }]}
        >
          <Input maxLength={60} autoComplete="off" disabled={!appoints} />
        </Form.Item>
        <Form.Item name="leaderName" label={words.leader}>
          <Input maxLength={40} autoComplete="off" disabled={!appoints} />
        </Form.Item>
        <Form.Item
          name="leaderPhone"
          label={words.phone}
          extra={base.maskedPhone ? words.phoneKeep(base.maskedPhone) : undefined}
          rules={[{ pattern: phoneShape, message: words.phoneRule }]}
        >
          <Input maxLength={25} inputMode="tel" autoComplete="off" />
        </Form.Item>
        <Deputies />
        {theirs && (
          <MeanwhileNotice
            rows={differences(form.getFieldsValue(true), theirs, text)}
            pending={save.isPending}
            onTake={onClose}
            onOverwrite={() => submit(form.getFieldsValue(true), theirs)}
          />
        )}
        {save.error && !theirs && (
          <Alert type="error" showIcon role="alert" title={failureWords(save.error, text).title} />
        )}
      </Form>
    </Modal>
  )
}

function Deputies() {
  const words = useText().gridForm
  const form = Form.useFormInstance<GridFields>()
  return (
    <fieldset className={styles.deputies}>
      <legend>{words.deputies}</legend>
      <Form.List name="deputies">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => {
              const row: GridFields['deputies'][number] | undefined = form.getFieldValue(['deputies', name])
              return (
                <div key={key} className={styles.deputy}>
                  <Form.Item
                    name={[name, 'duty']}
                    label={words.duty}
                    rules={[{ required: true, whitespace: true, message: words.dutyNeeded }]}
                  >
                    <AutoComplete options={words.duties.map((value) => ({ value }))} maxLength={20} />
                  </Form.Item>
                  <Form.Item
                    name={[name, 'name']}
                    label={words.deputyName}
                    rules={[{ required: true, whitespace: true, message: words.deputyNameNeeded }]}
                  >
                    <Input maxLength={40} autoComplete="off" />
                  </Form.Item>
                  <Form.Item
                    name={[name, 'phone']}
                    label={words.deputyPhone}
                    rules={[{ pattern: phoneShape, message: words.phoneRule }]}
                  >
                    <Input maxLength={25} inputMode="tel" autoComplete="off" placeholder={row?.masked} />
                  </Form.Item>
                  <Button
                    type="text"
                    className={styles.remove}
                    icon={<MinusCircleOutlined />}
                    aria-label={words.remove(row?.name || words.somebody)}
                    onClick={() => remove(name)}
                  />
                </div>
              )
            })}
            <Button
              icon={<PlusOutlined />}
              disabled={rows.length >= 20}
              onClick={() => add({ duty: words.duties[0] })}
            >
              {words.add}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}

/** Where the two differ, as one would read it. */
function differences(mine: GridFields, theirs: GridPage, text: Text) {
  const words = text.gridForm
  const read = ({ name, leaderName, deputies }: GridFields) => ({
    [words.name]: name,
    [words.leader]: leaderName,
    [words.deputies]: deputies.map((each) => `${each.duty} ${each.name}`).join(text.gridPage.comma),
  })
  const now = read(fieldsOf(theirs))
  return Object.entries(read(mine))
    .map(([name, value]) => ({ name, mine: value ?? '', theirs: now[name] ?? '' }))
    .filter((row) => row.mine !== row.theirs)
}
