// The name of a number, with what it means on a click: definition, formula, source.
import { Button } from 'antd'
import { problemCounts, problemMeans, problemRates } from '../../api/contract/problem-definitions.ts'
import { useText, useTitle } from '../text/text.ts'
import { Flyout } from '../ui/Flyout.tsx'
import styles from './NumberDefinition.module.css'
import type { NumberId } from './problem-figures.ts'

export function NumberDefinition({ id }: { id: NumberId }) {
  const words = useText().problemNumbers
  const title = useTitle()
  const { title: name, definition, source } = definitionOf(id)
  return (
    <Flyout
      placement="bottom"
      content={
        <dl className={styles.definition}>
          <dt>{words.definition}</dt>
          <dd>{title(definition)}</dd>
          <dt>{words.source}</dt>
          <dd>{source}</dd>
        </dl>
      }
    >
      <Button type="text" size="small" className={styles.name ?? ''} aria-label={words.explain(title(name))}>
        {title(name)}
      </Button>
    </Flyout>
  )
}

export function definitionOf(id: NumberId) {
  return { ...problemCounts, ...problemRates, ...problemMeans }[id]
}
