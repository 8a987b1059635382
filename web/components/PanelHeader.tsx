// What is selected and where it lies, with the button that closes the panel.
import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import styles from './PanelHeader.module.css'

interface Props {
  /** What sort of thing it is: 网格, 公共厕所. */
  sort: ReactNode
  name: string
  where?: ReactNode
}

export function PanelHeader({ sort, name, where }: Props) {
  const text = useText()
  const { select } = useCounty()
  return (
    <header className={styles.header}>
      <p className={styles.sort}>{sort}</p>
      <Button
        type="text"
        className={styles.close}
        icon={<CloseOutlined />}
        aria-label={text.close}
        onClick={() => select(undefined)}
      />
      <h2 className={styles.name}>{name}</h2>
      {where !== undefined && <p className={styles.where}>{where}</p>}
    </header>
  )
}
