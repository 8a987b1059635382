// The last columns of a list of settings: whether it is in use, and the way to change it.
import { Button, type TableColumnsType } from 'antd'
import { useText, useTitle } from '../text/text.ts'

interface Setting {
  title: { zh: string; en: string }
  active: boolean
}

export function useEndColumns<Row extends Setting>(onOpen: (row: Row) => void): TableColumnsType<Row> {
  const words = useText().problemSettings
  const title = useTitle()
  return [
    {
      title: words.active,
      key: 'active',
      width: 96,
      render: (_, { active }) => (active ? words.active : words.inactive),
    },
    {
      title: words.actions,
      key: 'actions',
      width: 88,
      render: (_, each) => (
        <Button
          type="link"
          size="small"
          aria-label={words.category.edit(title(each.title))}
          onClick={() => onOpen(each)}
        >
          {words.change}
        </Button>
      ),
    },
  ]
}
