// In which language does the page speak? `useText()` gives the words, `useTitle()` picks from a title of the catalog.
import { createContext, useContext } from 'react'
import type { Language } from '../view.ts'
import { en } from './en.ts'
import { type Text, zhCN } from './zh-CN.ts'

export const texts = { 'zh-CN': zhCN, en } satisfies Record<Language, Text>

/** Set once at the root of the page, from the link. */
export const LanguageContext = createContext<Language>('zh-CN')

export function useLanguage(): Language {
  return useContext(LanguageContext)
}

export function useText(): Text {
  return texts[useLanguage()]
}

/** Titles and notes come from the server in both languages. */
export function useTitle(): (title: { zh: string; en: string }) => string {
  const language = useLanguage()
  return (title) => (language === 'en' ? title.en : title.zh)
}
