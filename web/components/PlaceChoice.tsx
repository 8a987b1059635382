// A row that a thumb can hit: a facility or an area, and how far or in what it is.
import { CheckOutlined, EnvironmentOutlined } from '@ant-design/icons'
import { findKind, useCounty } from './county.ts'
import { KindSymbol } from './KindSymbol.tsx'
import styles from './PlaceChoice.module.css'

interface Props {
  name: string
  /** null: an area. */
  kind: string | null
  where: string
  chosen: boolean
  onChoose: () => void
}

export function PlaceChoice({ name, kind, where, chosen, onChoose }: Props) {
  const { catalog } = useCounty()
  const info = findKind(catalog, kind)
  return (
    <li>
      <button type="button" className={styles.choice} aria-pressed={chosen} onClick={onChoose}>
        <span className={styles.symbol} aria-hidden>
          {info ? <KindSymbol kind={info} /> : <EnvironmentOutlined />}
        </span>
        <span className={styles.name}>{name}</span>
        <span className={styles.where}>{where}</span>
        {chosen && <CheckOutlined aria-hidden />}
      </button>
    </li>
  )
}
