// The sheet at the lower edge of a phone: its height and its tabs.
import type { Locator, Page } from '@playwright/test'

export class Sheet {
  readonly grip: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.grip = page.getByRole('slider', { name: '面板高度' })
  }

  tab(name: string): Locator {
    return this.#page.getByRole('tab', { name, exact: true })
  }

  content(): Locator {
    return this.#page.getByRole('tabpanel')
  }
}
