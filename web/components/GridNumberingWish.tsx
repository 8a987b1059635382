// From which number on, and who keeps the one it has?
import { Checkbox, InputNumber, Radio } from 'antd'
import { useId, useState } from 'react'
import { mostNumber } from '../../api/contract/grid-numbering.ts'
import type { NumberingWish } from '../queries/grid-numbering.ts'
import { useText } from '../text/text.ts'
import styles from './GridNumbering.module.css'

interface Props {
  wish: NumberingWish
  /** The highest number ever used; undefined: not known yet. */
  highest: number | undefined
  onChange: (wish: NumberingWish) => void
}

type Choice = 'next' | 'hundred' | 'own'

export function GridNumberingWish({ wish, highest = 0, onChange }: Props) {
  const words = useText().gridNumbering
  const [choice, setChoice] = useState<Choice>('next')
  const ownId = useId()
  const { keep } = wish
  const hundred = Math.floor(highest / 100) * 100 + 101
  const begins: Record<Choice, number | undefined> = {
    next: undefined,
    hundred,
    own: wish.begin ?? highest + 1,
  }
  const shown = wish.begin === undefined ? 'next' : choice
  const choose = (next: Choice) => {
    setChoice(next)
    const begin = begins[next]
    onChange({ keep, ...(begin !== undefined && { begin: Math.min(begin, mostNumber) }) })
  }
  return (
    <fieldset className={styles.wish}>
      <legend>{words.begin}</legend>
      <Radio.Group
        className={styles.choices}
        aria-label={words.begin}
        value={shown}
        onChange={({ target }) => choose(target.value as Choice)} // one of the values below
      >
        <Radio value="next" disabled={highest >= mostNumber}>
          {words.next(short(Math.min(highest + 1, mostNumber)))}
        </Radio>
        <Radio value="hundred" disabled={hundred > mostNumber}>
          {words.hundred(short(Math.min(hundred, mostNumber)))}
        </Radio>
        <Radio value="own">{words.own}</Radio>
      </Radio.Group>
      {shown === 'own' && (
        <InputNumber
          id={ownId}
          aria-label={words.own}
          min={1}
          max={mostNumber}
          precision={0}
          value={wish.begin ?? null}
          onChange={(begin) => {
            if (begin !== null) onChange({ keep, begin })
          }}
        />
      )}
      <Checkbox
        checked={keep === true}
        onChange={({ target }) => onChange({ ...wish, keep: target.checked })}
      >
        {words.keep}
      </Checkbox>
    </fieldset>
  )
}

function short(number: number): string {
  return String(number).padStart(3, '0')
}
