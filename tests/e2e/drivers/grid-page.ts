// The page of a grid and its notice, in the words a reader sees.
import { expect, type Locator, type Page } from '@playwright/test'

export class GridPageDriver {
  readonly #page: Page
  constructor(page: Page) {
    this.#page = page
  }

  async open(code: string): Promise<void> {
    await this.#page.goto(`/county/${code.slice(0, 6)}/grids/${code}`)
    await expect(this.card('网格长和网格员')).toBeVisible()
  }

  card(title: string): Locator {
    return this.#page.getByRole('region', { name: title })
  }

  get form(): Locator {
    return this.#page.getByRole('dialog', { name: '修改网格资料' })
  }

  async edit(): Promise<void> {
    await this.#page.getByRole('button', { name: '修改' }).click()
    await expect(this.form).toBeVisible()
  }

  /** A new line at the end of the people beside the leader. */
  async addDeputy({ duty, name, phone }: { duty: string; name: string; phone: string }): Promise<void> {
    const before = await this.form.getByLabel('姓名').count()
    await this.form.getByRole('button', { name: '添加一人' }).click()
    await expect(this.form.getByLabel('姓名')).toHaveCount(before + 1)
    await this.form.getByLabel('职务').last().fill(duty)
    await this.form.getByLabel('姓名').last().fill(name)
    await this.form.getByRole('textbox', { name: '电话', exact: true }).last().fill(phone)
  }

  async save(): Promise<void> {
    await this.form.getByRole('button', { name: /保\s*存/ }).click()
  }
}
