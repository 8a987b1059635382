// The categories of a county in two levels: what each is called, how long it may take, who answers for it.
import { PlusOutlined } from '@ant-design/icons'
import { Button, Table } from 'antd'
import { useState } from 'react'
import type { ProblemCategory } from '../../api/contract/problem-settings.ts'
import { formatNumber } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { writeLimit } from '../text/time-left.ts'
import { Card } from '../ui/Card.tsx'
import { CategoryForm } from './CategoryForm.tsx'
import styles from './CategorySettings.module.css'
import { byMajor } from './problem-setup.ts'
import { useEndColumns } from './settings-columns.tsx'

interface Row extends ProblemCategory {
  children?: Row[]
}

export function CategorySettings({ categories }: { categories: readonly ProblemCategory[] }) {
  const text = useText()
  const words = text.problemSettings
  const title = useTitle()
  const [open, setOpen] = useState<ProblemCategory | 'new'>()
  const endColumns = useEndColumns<Row>(setOpen)
  const majors = byMajor(categories)
  const rows: Row[] = majors.map(({ major, below }) => ({ ...major, children: below }))
  const below = categories.length - majors.length
  return (
    <Card
      title={words.category.count(formatNumber(majors.length), formatNumber(below))}
      hint={words.category.hint}
    >
      <div>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
          {words.category.create}
        </Button>
      </div>
      <div className={styles.table}>
        <Table<Row>
          size="small"
          rowKey="code"
          dataSource={rows}
          pagination={false}
          rowClassName={({ active }) => (active ? '' : (styles.inactive ?? ''))}
          columns={[
            { title: words.category.code, dataIndex: 'code', width: 120 },
            { title: words.category.title, key: 'title', render: (_, each) => title(each.title) },
            {
              title: words.category.limit,
              key: 'limit',
              render: (_, { limits }) =>
                limits.map(({ limit, condition }) => (
                  <span key={JSON.stringify([limit, condition])} className={styles.limit}>
                    {writeLimit(limit, text)}
                    {condition && <span className={styles.soft}>{title(condition)}</span>}
                  </span>
                )),
            },
            {
              title: words.category.department,
              key: 'unit',
              render: (_, { unitName, code }) =>
                unitName ??
                (code.length > 2 && <span className={styles.soft}>{words.category.noDepartment}</span>),
            },
            ...endColumns,
          ]}
        />
      </div>
      {open !== undefined && (
        <CategoryForm category={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />
      )}
    </Card>
  )
}
