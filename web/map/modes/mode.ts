// What a click means: a mode is entered and answers how to leave it. One file per mode.
export type Mode = 'browse' | 'measure-length' | 'measure-area' | 'lasso' | 'pin' | 'crosshair' | 'edit-grid'

export type Exit = () => void
