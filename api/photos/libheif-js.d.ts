// What we use of libheif-js; the types that it brings describe the C functions below these.
declare module 'libheif-js/wasm-bundle.js' {
  /** RGBA. */
  interface Pixels {
    data: Uint8ClampedArray
    width: number
    height: number
  }

  interface HeifImage {
    get_width: () => number
    get_height: () => number
    is_primary: () => boolean
    /** Fills `target`, or hands on null when it is damaged. */
    display: (target: Pixels, done: (filled: Pixels | null) => void) => void
    free: () => void
  }

  const libheif: { HeifDecoder: new () => { decode: (bytes: Uint8Array) => HeifImage[] } }
  export default libheif
}
