/** What may be typed as a phone number; the contract takes no other. */
export const phoneShape = /^[+\d][\d -]{4,24}$/
