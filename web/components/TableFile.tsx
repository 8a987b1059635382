// Reads a table from a file that somebody chose; of a workbook with several sheets one is taken, and another can be.
import { UploadOutlined } from '@ant-design/icons'
import { Alert, Button, Select, Upload } from 'antd'
import { useState } from 'react'
import { useText } from '../text/text.ts'
import {
  type PastedTable,
  readTableFile,
  type TableFault,
  TableFileError,
  tableFiles,
} from '../ui/table-file.ts'
import styles from './TableFile.module.css'

export function TableFile({ onTable }: { onTable: (text: string) => void }) {
  const words = useText().tableFile
  const [read, setRead] = useState<{ file: string; tables: readonly PastedTable[]; chosen: number }>()
  const [fault, setFault] = useState<TableFault>()
  const open = (file: File) => {
    setRead(undefined)
    setFault(undefined)
    readTableFile(file).then(
      (tables) => {
        const largest = tables.reduce((most, each) => (each.text.length > most.text.length ? each : most))
        setRead({ file: file.name, tables, chosen: tables.indexOf(largest) })
        onTable(largest.text)
      },
      (error) => setFault(error instanceof TableFileError ? error.fault : 'damaged'),
    )
  }
  return (
    <div className={styles.file}>
      <Upload
        accept={tableFiles}
        showUploadList={false}
        beforeUpload={(file) => {
          open(file)
          return false
        }}
      >
        <Button icon={<UploadOutlined />}>{words.choose}</Button>
      </Upload>
      {read && <span role="status">{words.read(read.file)}</span>}
      {read && read.tables.length > 1 && (
        <Select
          aria-label={words.sheet}
          className={styles.sheet}
          value={read.chosen}
          options={read.tables.map(({ name }, index) => ({ value: index, label: name }))}
          onChange={(chosen) => {
            setRead({ ...read, chosen })
            onTable(read.tables[chosen]?.text ?? '')
          }}
        />
      )}
      {fault && (
        <Alert className={styles.fault} type="error" showIcon role="alert" title={words.faults[fault]} />
      )}
    </div>
  )
}
