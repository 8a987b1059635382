// Chooses one category that problems may have, below its major one.
import { Select } from 'antd'
import { useText } from '../text/text.ts'
import { useProblemSetup } from './problem-setup.ts'

interface Props {
  id?: string
  value?: string
  onChange?: (code: string) => void
}

export function OneCategory({ id, value, onChange }: Props) {
  const words = useText().problemStep
  const { categories } = useProblemSetup()
  return (
    <Select
      id={id}
      aria-label={words.category}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      options={categories.map(({ code, title, below }) => ({
        key: code,
        label: title,
        options: below.map((each) => ({ value: each.code, label: each.title })),
      }))}
      onChange={onChange}
    />
  )
}
