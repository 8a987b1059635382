// Says what the link asked for and is not here, and what is shown in its place; goes when it has been read.
import { Alert } from 'antd'
import { useState } from 'react'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import styles from './LinkNotice.module.css'

export function LinkNotice() {
  const text = useText()
  const { vain } = useCounty()
  const [read, setRead] = useState(false)
  if (read || vain.length === 0) return null
  return (
    <Alert
      type="info"
      showIcon
      role="status"
      className={styles.notice}
      title={vain.map((each) => <p key={each}>{text.vain[each]}</p>)}
      closable={{ closeIcon: true, 'aria-label': text.close, onClose: () => setRead(true) }}
    />
  )
}
