// Changes who leads a micro grid, and how many households it has.
import { useMutation } from '@tanstack/react-query'
import { Form, InputNumber } from 'antd'
import type { MicroGrid } from '../../api/contract/micro-grids.ts'
import { changeMicroGridOptions } from '../queries/micro-grids.ts'
import { useText } from '../text/text.ts'
import { type LeaderFields, LeaderForm } from './LeaderForm.tsx'

interface Fields extends LeaderFields {
  households: number | null
}

export function MicroGridForm({ microGrid, onClose }: { microGrid: MicroGrid; onClose: () => void }) {
  const words = useText().microGrids
  const save = useMutation(changeMicroGridOptions(microGrid.code))
  const submit = (
    { name, leaderName, leaderPhone, households }: Fields,
    _base: MicroGrid,
    { version }: MicroGrid,
  ) =>
    save.mutate(
      {
        version,
        name: name.trim(),
        leaderName: leaderName?.trim() || null,
        ...(leaderPhone && { leaderPhone }),
        households: households ?? null,
      },
      { onSuccess: onClose },
    )
  return (
    <LeaderForm<MicroGrid, Fields>
      id="micro-grid"
      title={`${words.form} · ${microGrid.code}`}
      words={words}
      kept={microGrid}
      fieldsOf={({ name, leaderName, households }) => ({ name, leaderName, households })}
      read={({ name, leaderName, households }) => ({
        [words.name]: name,
        [words.leader]: leaderName ?? '',
        [words.households]: households?.toString() ?? '',
      })}
      save={save}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item
        name="households"
        label={words.households}
        rules={[{ type: 'integer', min: 0, max: 100_000, message: words.householdsRule }]}
      >
        <InputNumber inputMode="numeric" controls={false} />
      </Form.Item>
    </LeaderForm>
  )
}
