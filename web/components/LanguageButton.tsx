// Chinese or English: the button names the other language in its own words.
import { GlobalOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useText } from '../text/text.ts'
import type { Language } from '../view.ts'

interface Props {
  language: Language
  onChange: (language: Language) => void
}

export function LanguageButton({ language, onChange }: Props) {
  const text = useText()
  const other = language === 'en' ? 'zh-CN' : 'en'
  return (
    <Button type="text" icon={<GlobalOutlined />} onClick={() => onChange(other)}>
      <span lang={other} title={text.language.switch}>
        {text.language.other}
      </span>
    </Button>
  )
}
