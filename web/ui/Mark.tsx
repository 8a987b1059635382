// The mark of the product: four cells of a grid, one of them in hand.
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect width="24" height="24" rx="6" fill="#1d4ed8" />
      <path
        d="M5 6.5 12 5l7 1.5v11L12 19l-7-1.5ZM12 5v14M5 12l7-.8 7 .8"
        fill="none"
        stroke="#fff"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
      <path d="m12 11.2 7 .8v5.5L12 19Z" fill="#fff" />
    </svg>
  )
}
