// What is on this device only: drafts, what waits for the network, what the server refused; and what has just arrived.
import {
  CheckCircleFilled,
  ClockCircleOutlined,
  DeleteOutlined,
  EditOutlined,
  ReloadOutlined,
  WarningFilled,
} from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Draft } from '../queries/draft-store.ts'
import { draftsOptions } from '../queries/drafts.ts'
import { dateTime, formatNumber } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useCounty } from './county.ts'
import { DraftPicture } from './DraftPicture.tsx'
import { useOutbox } from './outbox.ts'
import { useProfile } from './profile.ts'
import form from './ReportForm.module.css'
import { useReport } from './report.ts'
import { useReportSettings } from './report-settings.ts'
import { refusalWords } from './report-words.ts'
import styles from './UnsentList.module.css'

export function useUnsent(): readonly Draft[] {
  const { county } = useCounty()
  const { accountId } = useProfile()
  const { data = [] } = useQuery(draftsOptions(accountId))
  return data.filter((each) => each.county === county.code)
}

export function UnsentList() {
  const { report: words } = useText()
  const title = useTitle()
  const unsent = useUnsent()
  const { receipts, retry } = useOutbox()
  const waits = unsent.some(({ state }) => state === 'waiting')
  return (
    <div className={form.step}>
      {unsent.length === 0 && <Notice title={words.nothingUnsent} hint={words.nothingUnsentHint} />}
      {unsent.length > 0 && (
        <div className={styles.head}>
          <p className={form.soft}>{words.unsentHint}</p>
          {waits && (
            <Button icon={<ReloadOutlined aria-hidden />} onClick={retry}>
              {words.retryAll}
            </Button>
          )}
        </div>
      )}
      <ul className={styles.list}>
        {unsent.map((draft) => (
          <Unsent key={draft.key} draft={draft} />
        ))}
      </ul>
      {receipts.size > 0 && (
        <section className={form.section}>
          <h3 className={form.title}>{words.delivered}</h3>
          <ul className={styles.list}>
            {[...receipts].toReversed().map(([key, { row }]) => (
              <li key={key} className={styles.delivered}>
                <CheckCircleFilled aria-hidden />
                {words.receiptNumber(row.number ?? String(row.id))} · {title(row.categoryTitle)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

const icons = {
  writing: <EditOutlined aria-hidden />,
  waiting: <ClockCircleOutlined aria-hidden />,
  refused: <WarningFilled aria-hidden />,
}

function Unsent({ draft }: { draft: Draft }) {
  const text = useText()
  const words = text.report
  const title = useTitle()
  const { change } = useCounty()
  const { edit, discard } = useReport()
  const { sending, retry } = useOutbox()
  const categories = useReportSettings()?.categories
  const category = categories?.find(({ code }) => code === draft.category)
  const { progress, failure } = sending.get(draft.key) ?? {}
  const [photo] = draft.photos
  const why = draft.refusal ?? failure
  const name = category ? title(category.title) : words.noCategoryYet
  const state = progress ? words.sending : words.states[draft.state]
  return (
    <li className={styles.item}>
      <span className={styles.picture}>{photo && <DraftPicture draft={draft.key} photo={photo.id} />}</span>
      <div className={styles.facts}>
        <strong>{name}</strong>
        <span className={form.soft}>
          {[
            dateTime(draft.startedAt),
            draft.place?.name ?? (draft.placeName || (!draft.position && words.noPlaceYet)),
            draft.photos.length > 0 && words.photosCount(formatNumber(draft.photos.length)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className={draft.state === 'refused' ? form.trouble : styles.state}>
          {icons[draft.state]} {state}
          {progress && progress.photos > 0 && ` ${Math.round(progress.share * 100)}%`}
        </span>
        {why && !progress && <span className={form.soft}>{refusalWords(why, text)}</span>}
      </div>
      <div className={styles.deeds}>
        {draft.state === 'waiting' && !progress && (
          <Button type="primary" ghost icon={<ReloadOutlined aria-hidden />} onClick={retry}>
            {words.retryNow}
          </Button>
        )}
        {(draft.state !== 'waiting' || !draft.sent) && !progress && (
          <Button
            icon={<EditOutlined aria-hidden />}
            onClick={() => {
              edit(draft)
              change({ report: 'form' }, { replace: true })
            }}
          >
            {draft.state === 'writing' ? words.goOn : words.edit}
          </Button>
        )}
        {!progress && (
          <ConfirmButton
            label={words.delete}
            accessibleName={`${words.delete} ${name}`}
            question={words.deleteQuestion}
            hint={draft.sent ? words.deleteSent : words.deleteHint}
            cancel={text.cancel}
            danger
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            failure={undefined}
            pending={false}
            onAsk={() => undefined}
            onConfirm={(close) => {
              close()
              discard(draft)
            }}
          />
        )}
      </div>
    </li>
  )
}
