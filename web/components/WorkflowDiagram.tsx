// The workflow as a drawing: what a problem can wait for, which step leads on from there, and who takes it.
import { type ProblemAction, type Step, workflow } from '../../api/contract/problem-workflow.ts'
import { useText } from '../text/text.ts'
import { useProblemWords } from './problem-words.ts'
import styles from './WorkflowDiagram.module.css'
import { type Arrow, arrowsOf, type Box, boxesOf, boxSize, drawing } from './workflow-layout.ts'

const boxes = boxesOf()
const arrows = arrowsOf()

export function WorkflowDiagram() {
  const words = useText().workflow
  return (
    <div ref={showTheWay} className={styles.scroll}>
      <svg
        className={styles.drawing}
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        role="img"
        aria-label={words.drawing}
      >
        <defs>
          <marker
            id="arrow"
            viewBox="0 0 8 8"
            refX="6"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8Z" className={styles.head} />
          </marker>
        </defs>
        {arrows.map((arrow) => (
          <path
            key={arrow.key}
            d={arrow.path}
            className={`${styles.arrow} ${arrow.aside ? styles.aside : ''}`}
            markerEnd="url(#arrow)"
          />
        ))}
        {boxes.map((box) => (
          <StatusBox key={box.status} box={box} />
        ))}
        {arrows.map((arrow) => (
          <ArrowWords key={arrow.key} arrow={arrow} />
        ))}
      </svg>
    </div>
  )
}

function StatusBox({ box: { status, x, y, stays } }: { box: Box }) {
  const text = useText()
  const words = text.workflow
  const named = useProblemWords()
  const { width, height } = boxSize
  const names = stays.map(named.action)
  return (
    <g>
      {names.length > 0 && <title>{names.join(text.problems.separator)}</title>}
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx="8"
        className={`${styles.box} ${styles[status] ?? ''}`}
      />
      <text
        x={x + width / 2}
        y={y + (names.length > 0 ? 27 : 38)}
        textAnchor="middle"
        className={styles.status}
      >
        {named.status(status)}
      </text>
      {names.length > 0 && (
        <text x={x + width / 2} y={y + 48} textAnchor="middle" className={styles.stays}>
          {words.alsoHere(String(names.length))}
        </text>
      )}
    </g>
  )
}

/** Each step on a line: its name, and who takes it. */
function ArrowWords({ arrow: { actions, x, y, anchor } }: { arrow: Arrow }) {
  const named = useProblemWords()
  const who = useWho()
  return (
    <text x={x} y={y - (actions.length - 1) * 8 + 4} textAnchor={anchor} className={styles.words}>
      {actions.map((action, index) => (
        <tspan key={action} x={x} dy={index === 0 ? 0 : 17}>
          <tspan className={styles.action}>{named.action(action)}</tspan>
          <tspan className={styles.who}> {who(action)}</tspan>
        </tspan>
      ))}
    </text>
  )
}

/** Short names of whoever holds the right that a step takes. */
export function useWho(): (action: ProblemAction) => string {
  const words = useText().workflow
  return (action) => {
    const { verb, orReporter }: Step = workflow[action]
    const name = words.who[verb] ?? verb
    return orReporter ? words.orReporter(name) : name
  }
}

/** Where it is wider than the screen: the way to the close stands in the middle. */
function showTheWay(frame: HTMLDivElement | null) {
  if (frame) frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2
}
