// Closes a unit: says how much it answers for and asks who takes that over.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Form, Modal, Select } from 'antd'
import { useState } from 'react'
import type { Unit } from '../../api/contract/units.ts'
import { ApiError } from '../api.ts'
import { closeUnitOptions, unitsOptions } from '../queries/units.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { failureWords } from './failure.ts'

interface Props {
  unit: Unit
  onClose: () => void
  onDone: (handedOver: number) => void
}

export function UnitClose({ unit, onClose, onDone }: Props) {
  const text = useText()
  const words = text.unitClose
  const [successor, setSuccessor] = useState<number>()
  const [asked, setAsked] = useState(false)
  const units = useQuery(unitsOptions(unit.county))
  const close = useMutation(closeUnitOptions(unit.county, unit.id))
  // The server counts what begins later as well.
  const count = Math.max(unit.assignmentCount, countOf(close.error))
  const failed = close.error ? failureWords(close.error, text) : undefined
  const submit = () => {
    setAsked(true)
    if (count > 0 && successor === undefined) return
    close.mutate(
      { version: unit.version, handOverTo: successor },
      { onSuccess: ({ handedOver }) => onDone(handedOver) },
    )
  }
  return (
    <Modal
      open
      title={words.title(unit.name)}
      okText={count > 0 ? words.confirmHandOver(formatNumber(count)) : words.confirm}
      okButtonProps={{ danger: true }}
      cancelText={text.cancel}
      confirmLoading={close.isPending}
      onOk={submit}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <p>{count > 0 ? words.count(formatNumber(count)) : words.free}</p>
        {count > 0 && (
          <Form.Item
            label={words.successor}
            htmlFor="successor"
            validateStatus={asked && successor === undefined ? 'error' : undefined}
            help={asked && successor === undefined ? words.successorNeeded : undefined}
          >
            <Select
              id="successor"
              value={successor}
              showSearch={{ optionFilterProp: 'label' }}
              loading={units.isPending}
              options={(units.data ?? [])
                .filter(({ id }) => id !== unit.id)
                .map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setSuccessor}
            />
          </Form.Item>
        )}
        {failed && countOf(close.error) === 0 && (
          <Alert type="error" showIcon role="alert" title={failed.title} description={failed.hint} />
        )}
      </Form>
    </Modal>
  )
}

/** How much the server says is in the way. */
function countOf(error: Error | null): number {
  if (!(error instanceof ApiError) || error.code !== 'unit-in-use') return 0
  const details = error.details as { count?: number } | undefined // as the contract says of this code
  return details?.count ?? 0
}
