// A part of the program is gone, since a newer web was put on the server: the page loads itself anew with that one, once.
const key = 'tuzhi-loaded-anew'
/** A second part that is missing so soon is another fault: loading anew did not help. */
const pauseMilliseconds = 60_000

/** Whether the page may load itself anew now; remembers in the storage of the tab that it did. */
export function mayReload(tab: Pick<Storage, 'getItem' | 'setItem'>, now: number): boolean {
  const last = Number(tab.getItem(key) ?? Number.NEGATIVE_INFINITY)
  if (now - last < pauseMilliseconds) return false
  tab.setItem(key, String(now))
  return true
}

/** `reachable` fails while the server is away: then a page that stands is worth more than one that cannot load. */
export function reloadWhenOutdated(reachable: () => Promise<unknown>): void {
  window.addEventListener('vite:preloadError', () => {
    reachable().then(
      () => mayReload(window.sessionStorage, Date.now()) && window.location.reload(),
      () => {}, // the banner says that the server is away
    )
  })
}
