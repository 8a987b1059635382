// The audit log: its filters, its lines, and what a line opens to.
import { expect, type Locator, type Page } from '@playwright/test'

export class AuditLog {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async visit(query = ''): Promise<void> {
    await this.#page.goto(`/audit${query}`)
    await expect(this.#page.getByRole('heading', { level: 1 })).toHaveText('操作日志')
    await expect(this.#page.getByRole('status', { name: '正在读取' })).toHaveCount(0)
  }

  rows(): Locator {
    return this.#page.locator('tr.ant-table-row')
  }

  /** Lines of an action. */
  lines(action: string): Locator {
    return this.rows().filter({ has: this.#page.getByText(action, { exact: true }) })
  }

  async chooseAction(action: string): Promise<void> {
    await this.#page.getByRole('combobox', { name: '操作' }).fill(action)
    await this.#page
      .locator('.ant-select-item-option')
      .filter({ hasText: new RegExp(`^${action}$`) })
      .click()
  }

  /** An area in the tree of areas, which opens with its field. */
  area(name: string): Locator {
    return this.#page.locator('.ant-select-tree-title').filter({ hasText: new RegExp(`^${name}$`) })
  }

  /** Shows what lies right below an area. */
  async openArea(name: string): Promise<void> {
    if (!(await this.area(name).isVisible()))
      await this.#page.getByRole('combobox', { name: '区域', exact: true }).click()
    const node = this.#page.locator('.ant-select-tree-treenode').filter({ has: this.area(name) })
    await node.locator('.ant-select-tree-switcher').click()
    await expect(node).toHaveClass(/treenode-switcher-open/)
  }

  /** What a field was and is, in the line that is open: its cells after the name. */
  change(field: string): Locator {
    const name = this.#page.getByRole('rowheader', { name: field, exact: true })
    return name.locator('xpath=following-sibling::td')
  }
}
