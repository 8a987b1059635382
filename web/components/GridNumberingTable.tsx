// Old and new numbers side by side, in the order in which the grids are counted.
import { Table, type TableColumnsType } from 'antd'
import { codeLength } from '../../api/contract/areas.ts'
import type { NumberedGrid } from '../../api/contract/grid-numbering.ts'
import { useText } from '../text/text.ts'
import styles from './GridNumbering.module.css'

const numberOf = (code: string) => code.slice(codeLength.community)

export function GridNumberingTable({ grids }: { grids: readonly NumberedGrid[] }) {
  const words = useText().gridNumbering
  const columns: TableColumnsType<NumberedGrid> = [
    { title: words.order, key: 'order', width: 40, align: 'right', render: (_, __, index) => index + 1 },
    {
      title: words.now,
      key: 'now',
      width: 66,
      className: styles.number,
      render: (_, { code }) => numberOf(code),
    },
    {
      title: words.becomes,
      key: 'becomes',
      width: 66,
      className: styles.number,
      render: (_, { code, becomes }) =>
        code === becomes ? (
          <span className={styles.soft}>{words.same}</span>
        ) : (
          <strong>{numberOf(becomes)}</strong>
        ),
    },
    { title: words.name, key: 'name', render: (_, { becomesName }) => becomesName },
  ]
  return (
    <div className={styles.table}>
      <Table<NumberedGrid>
        size="small"
        rowKey="code"
        columns={columns}
        dataSource={[...grids]}
        pagination={false}
      />
    </div>
  )
}
