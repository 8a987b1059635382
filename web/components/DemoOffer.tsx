// Loads the demo county, says how far it is, and lets the page go on.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Progress } from 'antd'
import { useEffect, useState } from 'react'
import { createDemoOptions } from '../queries/county.ts'
import { useText } from '../text/text.ts'
import { failureWords } from './failure.ts'
import styles from './OfferCard.module.css'

/** About how long the server takes; the bar slows down towards its end, since nobody knows exactly. */
const usualSeconds = 25

export function DemoOffer() {
  const text = useText()
  const client = useQueryClient()
  const demo = useMutation({
    ...createDemoOptions(),
    // The page around asks anew: whoever is signed in lands on the map, whoever is not is offered the demo's people.
    onSuccess: () => client.invalidateQueries(),
  })
  const share = useExpectedShare(demo.isPending)
  const failure = demo.error && failureWords(demo.error, text)
  return (
    <section className={styles.card} aria-busy={demo.isPending}>
      <h2 className={styles.title}>{text.welcome.demoTitle}</h2>
      <p className={styles.hint}>{text.welcome.demoHint}</p>
      {demo.isPending ? (
        <div className={styles.progress} role="status">
          <Progress percent={share} showInfo={false} status="active" aria-label={text.welcome.demoRunning} />
          <p>{text.welcome.demoRunning}</p>
          <p className={styles.hint}>{text.welcome.demoRunningHint}</p>
        </div>
      ) : (
        <Button type="primary" size="large" onClick={() => demo.mutate()}>
          {failure ? text.retry : text.welcome.demoStart}
        </Button>
      )}
      {failure && (
        <Alert
          type="error"
          showIcon
          title={text.welcome.demoFailed}
          description={`${failure.hint ?? failure.title} ${text.welcome.demoSafe}`}
        />
      )}
    </section>
  )
}

/** 0 to 95 by the usual time; the last part is filled by the answer alone. */
function useExpectedShare(running: boolean): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    if (!running) return
    setSeconds(0)
    const timer = setInterval(() => setSeconds((before) => before + 0.5), 500)
    return () => clearInterval(timer)
  }, [running])
  return Math.round(95 * (1 - Math.exp((-2 * seconds) / usualSeconds)))
}
