// For staff who enter it for somebody else: who told it, and how to reach them.
import { Input, Radio } from 'antd'
import { useId } from 'react'
import { useText, useTitle } from '../text/text.ts'
import { Fold } from '../ui/Fold.tsx'
import { phoneShape } from './phone-shape.ts'
import form from './ReportForm.module.css'
import { useReport } from './report.ts'
import { useReportSettings } from './report-settings.ts'
import { useTyped } from './use-typed.ts'

export function isPhoneFine(phone: string): boolean {
  return phone.trim() === '' || phoneShape.test(phone.trim())
}

export function ReportCaller() {
  const { report: words } = useText()
  const title = useTitle()
  const { draft, change } = useReport()
  const sources = useReportSettings()?.sources ?? []
  const [source, name, phone, rule] = [useId(), useId(), useId(), useId()]
  const typedName = useTyped('callerName')
  const typedPhone = useTyped('callerPhone')
  const isWrong = !isPhoneFine(typedPhone.value)
  const isUsed = draft.source !== undefined || draft.callerName !== '' || draft.callerPhone !== ''
  return (
    <div className={form.fold}>
      <Fold title={words.caller} open={isUsed}>
        <div className={form.fields}>
          <span id={source} className={form.label}>
            {words.source}
          </span>
          <Radio.Group
            className={form.radios}
            aria-labelledby={source}
            value={draft.source ?? sources[0]?.id}
            options={sources.map(({ id, title: named }) => ({ value: id, label: title(named) }))}
            onChange={(event) => change({ source: String(event.target.value) })}
          />
          <label className={form.label} htmlFor={name}>
            {words.callerName}
          </label>
          <Input id={name} {...typedName} maxLength={40} autoComplete="off" />
          <label className={form.label} htmlFor={phone}>
            {words.callerPhone}
          </label>
          <Input
            id={phone}
            {...typedPhone}
            maxLength={25}
            inputMode="tel"
            autoComplete="off"
            status={isWrong ? 'error' : ''}
            aria-invalid={isWrong}
            aria-describedby={isWrong ? rule : undefined}
          />
          {isWrong && (
            <p id={rule} className={form.trouble} role="alert">
              {words.phoneRule}
            </p>
          )}
        </div>
      </Fold>
    </div>
  )
}
