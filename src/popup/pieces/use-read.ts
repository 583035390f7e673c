import { useEffect, useState } from 'preact/hooks'

/**
 * What `read` gives; null until it is there, and while it is read anew since one of `keys` has changed. What comes too late is
 * dropped. With null in place of a call nothing is read.
 */
export function useRead<T>(read: (() => Promise<T>) | null, keys: readonly unknown[]): T | null {
  const [came, setCame] = useState<T | null>(null)
  useEffect(() => {
    setCame(null)
    let isWanted = true
    void read?.().then((value) => {
      if (isWanted) setCame(value)
    })
    return () => {
      isWanted = false
    }
  }, keys)
  return came
}
