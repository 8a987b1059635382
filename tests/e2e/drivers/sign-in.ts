// The sign-in: on a page of its own, or in a dialog over the page when a session is over.
import type { Locator, Page } from '@playwright/test'

/** What a browser writes on its console when the server wants to know who it is. */
export const notSignedIn = /status of 401/

export class SignIn {
  readonly dialog: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.dialog = page.getByRole('dialog', { name: '登录已失效' })
  }

  /** The card of a demo account, by its role. */
  demo(role: string): Locator {
    return this.#page.getByRole('button', { name: new RegExp(`^${role}`) })
  }

  /** Fills in the form, inside the dialog or on the page, and presses the button. */
  async enter(name: string, password: string, within: Page | Locator = this.#page): Promise<void> {
    await within.getByLabel('账号', { exact: true }).fill(name)
    await within.getByLabel('密码', { exact: true }).fill(password)
    await within.getByRole('button', { name: '登录', exact: true }).click()
  }

  /** Behind the name in the bar. */
  async leave(displayName: string): Promise<void> {
    await this.#page.getByRole('button', { name: displayName }).click()
    await this.#page.getByRole('menuitem', { name: '退出登录' }).click()
  }
}
