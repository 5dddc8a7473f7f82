import type { PaneLead } from '../ui/pane-lead.ts';
import type { Panes } from './use-panes.ts';

/** The way from the reader to the list, as the panes are now. */
export function leadOf({ isOne, isFocused, chosen }: Panes): PaneLead {
  if (isFocused) return 'leave-focus';
  if (isOne) return 'to-list';
  return chosen.isListHidden ? 'show-list' : 'hide-list';
}
