// The units of a county as a table: where each stands in the tree, who leads it and for how much it answers.
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Table, type TableColumnsType, Tag } from 'antd'
import { can } from '../../api/contract/access.ts'
import type { Unit } from '../../api/contract/units.ts'
import { toAssignments, toUnit } from '../paths.ts'
import { reopenUnitOptions } from '../queries/units.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import { useProfile } from './profile.ts'
import { useRoot } from './root.ts'
import styles from './UnitTable.module.css'
import { type UnitNode, unitTree } from './unit-tree.ts'

interface Props {
  units: readonly Unit[]
  /** A list that is narrowed has no branches: whoever is above a hit may not be one. */
  asTree: boolean
  onEdit: (unit: Unit) => void
  onCloseUnit: (unit: Unit) => void
}

export function UnitTable({ units, asTree, onEdit, onCloseUnit }: Props) {
  const text = useText()
  const words = text.unitList
  const root = useRoot()
  const profile = useProfile()
  const { county } = useCounty()
  const columns: TableColumnsType<UnitNode> = [
    {
      title: words.name,
      key: 'name',
      render: (_, { id, name, closedOn }) => (
        <span className={styles.name}>
          <Link {...toUnit(county.code, id, root)}>{name}</Link>
          {closedOn !== null && <Tag>{words.closedTag}</Tag>}
        </span>
      ),
    },
    { title: words.kindOf, key: 'kind', width: 104, render: (_, { kind }) => text.unit.kinds[kind] },
    {
      title: words.categoryOf,
      key: 'category',
      width: 72,
      render: (_, { category }) => (category === null ? '' : text.unit.category(category)),
    },
    { title: words.head, key: 'head', width: 104, render: (_, { leaderName }) => leaderName },
    {
      title: words.contact,
      key: 'contact',
      width: 208,
      render: (_, { contactName, maskedPhone }) => (
        <span className={styles.contact}>
          <span>{contactName}</span>
          <span className={styles.soft}>{maskedPhone}</span>
        </span>
      ),
    },
    {
      title: words.duties,
      key: 'duties',
      width: 88,
      align: 'right',
      sorter: (a, b) => a.assignmentCount - b.assignmentCount,
      render: (_, { id, name, assignmentCount }) =>
        assignmentCount === 0 ? (
          <span className={styles.idle}>0</span>
        ) : (
          <Link
            {...toAssignments(county.code, root, { unit: String(id) })}
            aria-label={`${name} ${words.duties} ${assignmentCount}`}
          >
            {formatNumber(assignmentCount)}
          </Link>
        ),
    },
    ...(can(profile, 'unit.write', { area: county.code })
      ? [
          {
            title: words.actions,
            key: 'actions',
            width: 144,
            render: (_: unknown, unit: UnitNode) => (
              <Actions unit={unit} onEdit={() => onEdit(unit)} onCloseUnit={() => onCloseUnit(unit)} />
            ),
          },
        ]
      : []),
  ]
  return (
    <div className={styles.scroll}>
      <Table<UnitNode>
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={asTree ? unitTree(units) : [...units]}
        expandable={{ defaultExpandAllRows: true }}
        pagination={units.length > 200 ? { pageSize: 100, showSizeChanger: false } : false}
      />
    </div>
  )
}

function Actions({ unit, onEdit, onCloseUnit }: { unit: Unit; onEdit: () => void; onCloseUnit: () => void }) {
  const text = useText()
  const reopen = useMutation(reopenUnitOptions(unit.county, unit.id))
  const named = (word: string) => `${word} ${unit.name}`
  return (
    <span className={styles.actions}>
      <Button type="link" size="small" aria-label={named(text.unitPage.edit)} onClick={onEdit}>
        {text.unitPage.edit}
      </Button>
      {unit.closedOn === null ? (
        <Button type="link" size="small" aria-label={named(text.unitList.close)} onClick={onCloseUnit}>
          {text.unitList.close}
        </Button>
      ) : (
        <Button
          type="link"
          size="small"
          aria-label={named(text.unitList.reopen)}
          loading={reopen.isPending}
          onClick={() => reopen.mutate(unit.version)}
        >
          {text.unitList.reopen}
        </Button>
      )}
    </span>
  )
}
