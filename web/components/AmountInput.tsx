// How much of a clock: half a day, 4 hours. Written as people do: 4, not 4.0.
import { InputNumber, type InputNumberProps } from 'antd'

export function AmountInput(props: Omit<InputNumberProps<number>, 'min' | 'max' | 'step' | 'formatter'>) {
  return <InputNumber<number> {...props} min={0.25} max={3650} step={0.5} formatter={write} />
}

function write(value: number | undefined, { userTyping, input }: { userTyping: boolean; input: string }) {
  return userTyping ? input : String(value ?? '')
}
