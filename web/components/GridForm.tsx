// Changes who leads and works in a grid.
import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { AutoComplete, Button, Form, Input } from 'antd'
import { can } from '../../api/contract/access.ts'
import { codeLength } from '../../api/contract/areas.ts'
import type { GridPage } from '../../api/contract/grid-page.ts'
import { changeGridOptions } from '../queries/grid-page.ts'
import { useText } from '../text/text.ts'
import styles from './GridForm.module.css'
import { bodyOf, fieldsOf, type GridFields } from './grid-fields.ts'
import { LeaderForm } from './LeaderForm.tsx'
import { phoneShape } from './phone-shape.ts'
import { useProfile } from './profile.ts'

export function GridForm({ grid, onClose }: { grid: GridPage; onClose: () => void }) {
  const text = useText()
  const words = text.gridForm
  const profile = useProfile()
  const save = useMutation(changeGridOptions(grid.code))
  return (
    <LeaderForm<GridPage, GridFields>
      id="grid"
      title={words.title}
      words={words}
      kept={grid}
      fieldsOf={fieldsOf}
      read={({ name, leaderName, deputies }) => ({
        [words.name]: name,
        [words.leader]: leaderName ?? '',
        [words.deputies]: deputies.map((each) => `${each.duty} ${each.name}`).join(text.gridPage.comma),
      })}
      appoints={can(profile, 'grid.write', { area: grid.code.slice(0, codeLength.community) })}
      save={save}
      onSubmit={(fields, base, over) => save.mutate(bodyOf(fields, base, over), { onSuccess: onClose })}
      onClose={onClose}
    >
      <Deputies />
    </LeaderForm>
  )
}

/** Of somebody else than before there is none. */
function maskedOf(row: GridFields['deputies'][number] | undefined): string | undefined {
  return row?.former && row.former.name === row.name.trim() ? row.former.masked : undefined
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
                  <Form.Item noStyle dependencies={[['deputies', name, 'name']]}>
                    {() => (
                      <Form.Item
                        name={[name, 'phone']}
                        label={words.deputyPhone}
                        rules={[{ pattern: phoneShape, message: words.phoneRule }]}
                      >
                        <Input
                          maxLength={25}
                          inputMode="tel"
                          autoComplete="off"
                          placeholder={maskedOf(form.getFieldValue(['deputies', name]))}
                        />
                      </Form.Item>
                    )}
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
