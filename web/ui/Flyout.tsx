// Something that opens beside its button on a click, and closes on Esc or a click elsewhere.
import { Popover, type PopoverProps } from 'antd'
import { type ReactElement, type ReactNode, useState } from 'react'

interface Props {
  placement: PopoverProps['placement']
  /** What is done by choosing closes it. */
  content: ReactNode | ((close: () => void) => ReactNode)
  children: ReactElement
}

export function Flyout({ placement, content, children }: Props) {
  const [open, setOpen] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the button and of what it opened
    <span
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        event.preventDefault()
        setOpen(false)
      }}
    >
      <Popover
        trigger="click"
        arrow={false}
        placement={placement}
        open={open}
        onOpenChange={setOpen}
        content={typeof content === 'function' ? content(() => setOpen(false)) : content}
      >
        {children}
      </Popover>
    </span>
  )
}
