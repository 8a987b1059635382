// In which language and theme does every page stand? Read from the link, whichever page it is.
import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { parseView, type View } from '../view.ts'

export function useRoot(): Pick<View, 'language' | 'theme'> {
  const search = useSearch({ strict: false })
  return useMemo(() => {
    const { language, theme } = parseView(search, '')
    return { language, theme }
  }, [search])
}
