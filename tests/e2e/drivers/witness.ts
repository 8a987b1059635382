// What no visit may do: ask anything outside this server, or complain on the console.
import { type BrowserContext, expect } from '@playwright/test'

export class Witness {
  readonly #homes: string[]
  readonly #outside: string[] = []
  readonly #complaints: string[] = []
  #forgiven: RegExp | undefined

  /** `home`: the origin of the server under test. */
  constructor(home: string) {
    this.#homes = [new URL(home).origin]
  }

  /** A second server of ours that a test talks to. */
  expects(home: string): void {
    this.#homes.push(new URL(home).origin)
  }

  watch(context: BrowserContext): void {
    const note = (url: string) => {
      const { protocol, origin } = new URL(url)
      const inside = protocol === 'data:' || protocol === 'blob:' || this.#homes.includes(origin)
      if (!inside) this.#outside.push(url)
    }
    context.on('request', (request) => note(request.url()))
    context.on('page', (page) => page.on('websocket', (socket) => this.#outside.push(socket.url())))
    context.on('weberror', (error) => this.#complaints.push(String(error.error())))
    context.on('console', (message) => {
      // React says so where it was built for developers: slower, and with other names than everybody gets.
      const isForDevelopers = message.text().includes('React DevTools')
      if (message.type() === 'error' || isForDevelopers)
        this.#complaints.push(`${message.text()} (${message.location().url})`)
    })
  }

  /** Complaints that a test brings about on purpose, such as those of a browser without its server. */
  forgive(expected: RegExp): void {
    this.#forgiven = expected
  }

  testify(): void {
    const complaints = this.#complaints.filter((each) => !this.#forgiven?.test(each))
    expect(this.#outside, 'requests that leave this server').toEqual([])
    expect(complaints, 'complaints on the console').toEqual([])
  }
}
