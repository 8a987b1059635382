// Somebody else saved first: both versions side by side, and which of the two is to stand.
import { Alert, Button } from 'antd'
import { useText } from '../text/text.ts'
import styles from './MeanwhileNotice.module.css'

interface Props {
  /** What differs, each as one would read it. */
  rows: readonly { name: string; mine: string; theirs: string }[]
  pending: boolean
  onTake: () => void
  onOverwrite: () => void
}

export function MeanwhileNotice({ rows, pending, onTake, onOverwrite }: Props) {
  const text = useText()
  const words = text.meanwhile
  return (
    <Alert
      type="warning"
      role="alert"
      title={words.title}
      description={
        <div className={styles.content}>
          <p>{words.hint}</p>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">
                  <span className="visually-hidden">{text.auditLog.field}</span>
                </th>
                <th scope="col">{words.mine}</th>
                <th scope="col">{words.theirs}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ name, mine, theirs }) => (
                <tr key={name} className={mine === theirs ? undefined : styles.differs}>
                  <th scope="row">{name}</th>
                  <td>{mine || words.none}</td>
                  <td>{theirs || words.none}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className={styles.buttons}>
            <Button onClick={onTake}>{words.take}</Button>
            <Button loading={pending} onClick={onOverwrite}>
              {words.overwrite}
            </Button>
          </div>
        </div>
      }
    />
  )
}
