// The workflow as the table that it is: each step, from where to where, who, what it takes, and what it does to the clock.
import { Table } from 'antd'
import {
  actionIds,
  conditions,
  type ProblemAction,
  requirements,
  type Step,
  workflow,
} from '../../api/contract/problem-workflow.ts'
import { useText, useTitle } from '../text/text.ts'
import { useProblemWords } from './problem-words.ts'
import { useWho } from './WorkflowDiagram.tsx'
import styles from './WorkflowTable.module.css'

export function WorkflowTable() {
  const text = useText()
  const words = text.workflow
  const title = useTitle()
  const named = useProblemWords()
  const who = useWho()
  const stepOf = (action: ProblemAction): Step => workflow[action]
  return (
    <div className={styles.table}>
      <Table<{ action: ProblemAction }>
        size="small"
        rowKey="action"
        pagination={false}
        dataSource={actionIds.map((action) => ({ action }))}
        columns={[
          {
            title: words.step,
            key: 'step',
            render: (_, { action }) => <strong>{named.action(action)}</strong>,
          },
          {
            title: words.from,
            key: 'from',
            render: (_, { action }) => stepOf(action).from.map(named.status).join(text.problems.separator),
          },
          {
            title: words.to,
            key: 'to',
            render: (_, { action }) => {
              const { to } = stepOf(action)
              return to === 'same' ? words.same : named.status(to)
            },
          },
          { title: words.whoMay, key: 'who', render: (_, { action }) => who(action) },
          {
            title: words.takes,
            key: 'takes',
            render: (_, { action }) =>
              stepOf(action)
                .requires.map((each) => words.requires[each] ?? title(requirements[each]))
                .join(text.problems.separator),
          },
          {
            title: words.unless,
            key: 'unless',
            render: (_, { action }) =>
              stepOf(action).when.map((each) => (
                <span key={each} className={styles.line}>
                  {title(conditions[each])}
                </span>
              )),
          },
          {
            title: words.clock,
            key: 'clock',
            render: (_, { action }) => {
              const { clock } = stepOf(action)
              return clock && words.clocks[clock]
            },
          },
        ]}
      />
    </div>
  )
}
