// What stands around every page: language, theme of the antd components, the banner when the server is away.
import { LoadingOutlined } from '@ant-design/icons'
import { Outlet } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useEffect } from 'react'
import { LanguageContext, texts } from '../text/text.ts'
import { antdTheme } from '../ui/antd-theme.ts'
import { phone, reducedMotion, useMedia } from '../ui/use-media.ts'
import { useRoot } from './root.ts'
import { ServerBanner } from './ServerBanner.tsx'

export function Shell() {
  const { language, theme } = useRoot()
  const touch = useMedia(phone)
  const still = useMedia(reducedMotion)
  useEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dataset.theme = theme
    document.title = texts[language].product
  }, [language, theme])
  return (
    <LanguageContext value={language}>
      <ConfigProvider
        locale={language === 'en' ? enUS : zhCN}
        theme={antdTheme(theme === 'wall', touch, still)}
        // It heeds no token, and waits five seconds for the end of what tokens.css keeps from beginning.
        wave={{ disabled: still }}
        // Hidden from screen readers: antd would leave its name in that of the button.
        button={{ autoInsertSpace: false, loadingIcon: <LoadingOutlined aria-hidden /> }}
      >
        <ServerBanner />
        <Outlet />
      </ConfigProvider>
    </LanguageContext>
  )
}
