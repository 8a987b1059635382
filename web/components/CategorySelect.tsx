// Chooses categories of problems: a major one means all below it.
import { TreeSelect } from 'antd'
import { useProblemSetup } from './problem-setup.ts'

interface Props {
  id?: string
  label: string
  className?: string | undefined
  /** Codes parted by commas, as a filter has them. */
  value?: string | undefined
  onChange?: (codes: string | undefined) => void
}

export function CategorySelect({ id, label, className, value, onChange }: Props) {
  const { categories } = useProblemSetup()
  return (
    <TreeSelect
      id={id}
      className={className}
      aria-label={label}
      placeholder={label}
      treeCheckable
      allowClear
      showSearch={{ treeNodeFilterProp: 'title' }}
      maxTagCount={1}
      popupMatchSelectWidth={320}
      listHeight={320}
      value={value?.split(',') ?? []}
      treeData={categories.map(({ code, title, below }) => ({
        value: code,
        title,
        children: below.map((each) => ({ value: each.code, title: each.title })),
      }))}
      onChange={(codes: string[]) => onChange?.(codes.join(',') || undefined)}
    />
  )
}
