// What is this, and on which data does it stand?
import { Modal } from 'antd'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'

export function AboutDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const text = useText()
  const { county } = useCounty()
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={text.help.about} width={480}>
      <p>{text.about.text}</p>
      <p>{text.about.metricCrs(county.metricCrs)}</p>
      <p>{text.about.version(formatNumber(county.dataVersion))}</p>
      {county.demo && <p>{text.demo.hint}</p>}
      {county.builtUpSubstitute && <p>{text.substitute.hint}</p>}
    </Modal>
  )
}
