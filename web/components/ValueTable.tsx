// The map as a table: every area of the level with value, numerator, denominator and verdict; sortable, to be taken away.
import { CloseOutlined, DownloadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Table } from 'antd'
import { can } from '../../api/contract/access.ts'
import type { IndicatorInfo } from '../../api/contract/catalog.ts'
import type { IndicatorValue } from '../../api/contract/indicators.ts'
import { classIndexOf } from '../map/classes.ts'
import { noteValueExportOptions } from '../queries/audit.ts'
import { formatNumber } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import { csvText, saveFile } from '../ui/csv.ts'
import { Notice } from '../ui/Notice.tsx'
import { useCounty } from './county.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { failureWords } from './failure.ts'
import { useProfile } from './profile.ts'
import { SubstituteNotes } from './SubstituteMark.tsx'
import { useShownValues } from './shown-values.ts'
import styles from './ValueTable.module.css'
import { csvRows, useValueColumns } from './value-columns.tsx'

interface Props {
  hovered: string | undefined
  onHover: (code: string | undefined) => void
  onClose?: () => void
}

export function ValueTable({ hovered, onHover, onClose }: Props) {
  const text = useText()
  const title = useTitle()
  const profile = useProfile()
  const { county, catalog, view, level, scope } = useCounty()
  const { indicator, values, legend, classFilter: filter, waiting, error, refetch } = useShownValues()
  const columns = useValueColumns(indicator, values ?? [])
  const note = useMutation(noteValueExportOptions(scope))
  // Before the file is saved: what leaves stands in the log.
  const save = (of: IndicatorInfo, shown: readonly IndicatorValue[]) =>
    note.mutate(
      { indicator: of.id, level, rows: shown.length },
      {
        onSuccess: () => {
          const name = `${county.name} ${title(of.title)} ${text.levels[level]}.csv`
          saveFile(name, csvText(csvRows(of, shown, catalog, text, title)), 'text/csv;charset=utf-8')
        },
      },
    )
  const rows =
    filter === undefined || !legend
      ? values
      : values?.filter(({ value }) => classIndexOf(legend, value) === filter)
  if (!indicator) return <Notice title={text.board.empty} hint={text.board.emptyHint} />
  const selected = view.selected?.type === 'area' ? view.selected.code : undefined
  return (
    <div className={styles.table}>
      <header className={styles.header}>
        <h2 className={styles.title}>{text.table.title(title(indicator.title), text.levels[level])}</h2>
        {rows && <span className={styles.count}>{text.table.rows(formatNumber(rows.length))}</span>}
        {can(profile, 'data.export', { area: scope }) && (
          <Button
            type="text"
            icon={<DownloadOutlined />}
            disabled={!rows || rows.length === 0}
            loading={note.isPending}
            onClick={() => rows && save(indicator, rows)}
          >
            {text.table.download}
          </Button>
        )}
        {onClose && (
          <Button type="text" icon={<CloseOutlined />} aria-label={text.table.close} onClick={onClose} />
        )}
      </header>
      {note.error && (
        <Alert type="error" showIcon role="alert" title={failureWords(note.error, text).title} />
      )}
      {error && !values && <FailureNotice error={error} retry={refetch} />}
      {!error && !values && <Bone height={200} />}
      {rows && (
        <div className={`${styles.rows} ${waiting ? styles.waiting : ''}`}>
          <Table<IndicatorValue>
            size="small"
            rowKey="area"
            columns={columns}
            dataSource={rows}
            sortDirections={['descend', 'ascend']}
            pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false, size: 'small' }}
            rowClassName={({ area }) =>
              `${area === hovered ? styles.hovered : ''} ${area === selected ? styles.selected : ''}`
            }
            onRow={({ area }) => ({
              onMouseEnter: () => onHover(area),
              onMouseLeave: () => onHover(undefined),
            })}
            locale={{ emptyText: <Notice title={text.table.empty} hint={text.table.emptyHint} /> }}
          />
          <SubstituteNotes values={rows} />
        </div>
      )}
    </div>
  )
}
