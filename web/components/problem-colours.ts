// Colours of statuses in charts: calm, from what is new to what is done; red and yellow stay with the deadlines.
import { type ProblemStatus, statusIds } from '../../api/contract/problem-workflow.ts'

export const statusColors: Readonly<Record<ProblemStatus, string>> = {
  reported: '#08519C',
  verifying: '#2171B5',
  accepted: '#4292C6',
  filed: '#6BAED6',
  dispatched: '#9ECAE1',
  suspended: '#B9A7CF',
  handled: '#A8D5BA',
  checked: '#74B58F',
  closed: '#4C8C6B',
  refused: '#C9CDD3',
  void: '#AEB4BC',
  merged: '#939AA4',
}

/** As they follow each other on the way to the close. */
export const statusIdsInOrder = statusIds
