// How does one's own county get in? The two commands for the server, ready to be copied.
import { CheckOutlined, CopyOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../text/text.ts'
import styles from './OfferCard.module.css'

export function ImportGuide() {
  const text = useText()
  const { example, countyCode, countyName } = text.welcome
  const commands = [
    `npm run import -- ${example}.osm.pbf --region-from-bounds ${countyCode} --name ${countyName}`,
    `npm run import -- ${example}.xlsx --region ${countyCode}`,
  ]
  return (
    <section className={styles.card}>
      <h2 className={styles.title}>{text.welcome.importTitle}</h2>
      <p className={styles.hint}>{text.welcome.importHint}</p>
      <div className={styles.commands}>
        {commands.map((command) => (
          <Command key={command} command={command} />
        ))}
      </div>
      <p className={styles.hint}>{text.welcome.importAfter}</p>
      <Button onClick={() => window.location.reload()}>{text.welcome.refresh}</Button>
    </section>
  )
}

function Command({ command }: { command: string }) {
  const text = useText()
  const [copied, setCopied] = useState(false)
  // Browsers offer the clipboard on secure pages only; elsewhere the text can be marked by hand.
  const canCopy = 'clipboard' in navigator
  return (
    <div className={styles.command}>
      <code>{command}</code>
      {canCopy && (
        <Button
          type="text"
          icon={copied ? <CheckOutlined /> : <CopyOutlined />}
          aria-label={copied ? text.welcome.copied : text.welcome.copy}
          onClick={() =>
            navigator.clipboard.writeText(command).then(
              () => setCopied(true),
              () => {},
            )
          }
        />
      )}
    </div>
  )
}
