// The pages of people and roles: the list, an account that is open, its roles, and the forms beside them.
import { expect, type Locator, type Page } from '@playwright/test'

export class People {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** The list once it is there, with whatever its link asks for. */
  async visit(query = ''): Promise<void> {
    await this.#page.goto(`/people${query}`)
    await expect(this.#page.getByRole('heading', { level: 1 })).toHaveText('人员和授权')
    await expect(this.#page.getByRole('status', { name: '正在读取' })).toHaveCount(0)
  }

  /** The row of an account, by the name that it signs in with. */
  row(name: string): Locator {
    return this.#page.getByRole('row').filter({ has: this.#page.getByText(name, { exact: true }) })
  }

  async open(name: string): Promise<void> {
    await this.row(name).getByRole('button').click()
    await expect(this.account.getByRole('term').first()).toBeVisible()
  }

  /** The account or the form that is open beside the page. */
  get account(): Locator {
    return this.#page.locator('.ant-drawer-open').getByRole('dialog')
  }

  /** What stands beside a word in the account that is open. */
  fact(word: string): Locator {
    const term = this.account.getByRole('term').filter({ hasText: new RegExp(`^${word}$`) })
    return term.locator('xpath=following-sibling::dd[1]')
  }

  button(name: string | RegExp): Locator {
    return this.account.getByRole('button', { name })
  }

  /** Presses a button that asks first, and answers. */
  async confirm(name: string | RegExp, answer: string): Promise<void> {
    await this.button(name).click()
    // What follows may open a dialog of its own.
    const question = this.#page
      .locator('.ant-modal')
      .filter({ has: this.#page.getByRole('button', { name: answer, exact: true }) })
    await question.getByRole('button', { name: answer, exact: true }).click()
    await expect(question).toBeHidden()
  }

  field(label: string): Locator {
    return this.account.getByLabel(label, { exact: true })
  }

  /** Chooses in a list that opens under its field. */
  async choose(label: string, option: string): Promise<void> {
    await this.account.getByRole('combobox', { name: label, exact: true }).click()
    await this.option(option).click()
  }

  /** They fade; what judges the page should not meet half of one. */
  async listsAreShut(): Promise<void> {
    await expect(this.#page.locator('.ant-select-dropdown').filter({ visible: true })).toHaveCount(0)
  }

  option(words: string): Locator {
    return this.#page.locator('.ant-select-item-option').filter({ hasText: new RegExp(`^${words}$`) })
  }

  /** An area in the tree that is open, or among what a search found. */
  area(name: string): Locator {
    return this.#page.locator('.ant-select-tree-title').filter({ hasText: new RegExp(`^${name}( ·|$)`) })
  }

  /** A role that the account holds, such as 网格长 · 建设社区第一网格. */
  grant(words: string): Locator {
    return this.account.getByRole('listitem').filter({ hasText: words })
  }
}
