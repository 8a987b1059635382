// Words of how large a county wants its grids, in English: a part of `en.ts`.
import type { gridSettingsZhCN } from './grid-settings-zh-CN.ts'

export const gridSettingsEn: typeof gridSettingsZhCN = {
  gridSettings: {
    title: 'Size of grids',
    hint: 'Painting, dividing and the health of grids count households against it; changing it moves no border',
    aim: (least, most) => `${least}–${most} households per grid`,
    source: (paper) => `According to: ${paper}`,
    change: 'Change',
    least: 'Households, at least',
    most: 'Households, at most',
    paper: 'According to',
    paperHint: 'Title or number of a document; may stay empty',
    numberMissing: 'Enter a number of households',
    wrongOrder: 'The least cannot be more than the most',
    save: 'Save',
    cancel: 'Cancel',
    saved: 'The size of grids is saved',
  },
}
