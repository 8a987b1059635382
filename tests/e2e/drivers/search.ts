// The search: a few letters, and what is found for them.
import type { Locator, Page } from '@playwright/test'

export class Search {
  readonly field: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.field = page.getByRole('combobox', { name: '搜索' })
  }

  async ask(words: string): Promise<void> {
    await this.field.fill(words)
  }

  /** The best thing found of that name: the list is no part of the map, where names are drawn, not written. */
  hit(name: string): Locator {
    return this.#page.getByText(name, { exact: true }).filter({ visible: true }).first()
  }
}
