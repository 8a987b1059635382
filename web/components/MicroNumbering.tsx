// Shows what numbers the micro grids of a grid would get, and gives them when that is confirmed.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Modal, Skeleton } from 'antd'
import type { MicroNumbering as Numbering } from '../../api/contract/micro-grids.ts'
import { ApiError } from '../api.ts'
import { microNumberingOptions, numberMicroGridsOptions } from '../queries/micro-grids.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { failureWords, savedMeanwhile } from './failure.ts'
import styles from './MicroNumbering.module.css'

export function MicroNumbering({ grid, onClose }: { grid: string; onClose: () => void }) {
  const text = useText()
  const words = text.microGrids
  const shown = useQuery(microNumberingOptions(grid))
  const save = useMutation(numberMicroGridsOptions(grid))
  const meanwhile = savedMeanwhile<Numbering>(save.error)
  const numbering = meanwhile ?? shown.data
  const changes = numbering?.changes ?? []
  const confirm = () =>
    save.mutate({ changes: changes.map(({ from, to }) => ({ from, to })) }, { onSuccess: onClose })
  return (
    <Modal
      open
      title={words.renumberTitle}
      okText={changes.length > 0 ? words.confirm(formatNumber(changes.length)) : words.renumber}
      cancelText={text.cancel}
      okButtonProps={{ disabled: changes.length === 0 }}
      confirmLoading={save.isPending}
      onOk={confirm}
      onCancel={onClose}
    >
      <div className={styles.content}>
        <p>{words.renumberHint}</p>
        {meanwhile && <Alert type="warning" showIcon role="alert" title={words.meanwhile} />}
        {shown.error && <Alert type="error" showIcon role="alert" title={whyNot(shown.error)} />}
        {save.error && !meanwhile && <Alert type="error" showIcon role="alert" title={whyNot(save.error)} />}
        {!numbering && !shown.error && <Skeleton active title={false} aria-label={text.loading} />}
        {numbering && changes.length === 0 && <p role="status">{words.inOrder}</p>}
        {changes.length > 0 && (
          <div className={styles.scroll}>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{words.name}</th>
                  <th scope="col">{words.from}</th>
                  <th scope="col">{words.to}</th>
                </tr>
              </thead>
              <tbody>
                {changes.map(({ name, from, to }) => (
                  <tr key={from}>
                    <td>{name}</td>
                    <td className={styles.former}>{from}</td>
                    <td>{to}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {numbering && <p className={styles.former}>{words.left(formatNumber(numbering.left))}</p>}
      </div>
    </Modal>
  )

  /** The only way in which a preview can be a bad request. */
  function whyNot(error: unknown): string {
    if (error instanceof ApiError && error.code === 'bad-request') return words.usedUp
    return failureWords(error, text).title
  }
}
