// Units from a table: pasted cells, a workbook or a CSV file, looked at first and then saved.
import { useMutation } from '@tanstack/react-query'
import { Alert, Input, Modal } from 'antd'
import { useState } from 'react'
import type { UnitImport as Report } from '../../api/contract/units.ts'
import { importUnitsOptions } from '../queries/units.ts'
import { formatNumber } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { unitHeadings } from '../text/unit-headings.ts'
import { FactList } from '../ui/FactList.tsx'
import { useCounty } from './county.ts'
import { failureWords } from './failure.ts'
import { TableFile } from './TableFile.tsx'
import styles from './UnitImport.module.css'

interface Props {
  onClose: () => void
  onDone: (report: Report) => void
}

export function UnitImport({ onClose, onDone }: Props) {
  const text = useText()
  const words = text.unitImport
  const { county } = useCounty()
  const [table, setTable] = useState('')
  const load = useMutation(importUnitsOptions(county.code))
  const preview = load.data?.dryRun ? load.data : undefined
  const writes = preview ? preview.accepted + preview.updated : 0
  const change = (next: string) => {
    setTable(next)
    load.reset()
  }
  const failed = load.error ? failureWords(load.error, text) : undefined
  return (
    <Modal
      open
      width={720}
      title={words.title}
      okText={preview ? (writes > 0 ? words.save(formatNumber(writes)) : words.nothing) : words.preview}
      okButtonProps={{ disabled: table.trim() === '' || (preview && writes === 0) }}
      cancelText={text.cancel}
      confirmLoading={load.isPending}
      onOk={() =>
        load.mutate({ table, dryRun: !preview }, { onSuccess: (report) => !report.dryRun && onDone(report) })
      }
      onCancel={onClose}
    >
      <div className={styles.form}>
        <p>{words.hint(unitHeadings)}</p>
        <Input.TextArea
          rows={8}
          value={table}
          aria-label={words.table}
          onChange={({ target }) => change(target.value)}
        />
        <TableFile onTable={change} />
        {failed && (
          <Alert type="error" showIcon role="alert" title={failed.title} description={failed.hint} />
        )}
        {preview && <Preview report={preview} />}
      </div>
    </Modal>
  )
}

const counted = ['accepted', 'updated', 'unchanged'] as const

function Preview({ report }: { report: Report }) {
  const text = useText()
  const title = useTitle()
  const words = text.unitImport
  const remarks = [...report.rejected, ...report.notes]
  return (
    <section aria-label={words.preview} className={styles.form}>
      <FactList
        narrow
        facts={[
          ...counted.map((name) => [words.counts[name], formatNumber(report[name])] as const),
          [words.counts.rejected, formatNumber(report.rejected.length)],
        ]}
      />
      {remarks.length > 0 && (
        <>
          <h3>{words.remarks}</h3>
          <ul className={styles.remarks}>
            {remarks.slice(0, 100).map((remark) => (
              <li key={`${remark.row} ${remark.en}`}>
                {words.row(remark.row)}　{title(remark)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
