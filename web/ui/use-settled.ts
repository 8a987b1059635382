// What is typed, once the typing pauses: one question per word, not per letter.
import { useEffect, useState } from 'react'

export function useSettled(value: string, milliseconds = 150): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}
