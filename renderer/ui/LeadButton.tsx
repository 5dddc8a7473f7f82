import { ArrowLeft, Minimize2, PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { use } from 'react';
import type { CommandId } from '../../shared/commands/catalogue.ts';
import { howTo } from '../commands/offers.ts';
import { IconButton } from './IconButton.tsx';
import { PaneLeadContext, type PaneLead } from './pane-lead.ts';

const FACES: Record<PaneLead, { label: string; hint: string; icon: typeof ArrowLeft; command: CommandId }> = {
  'to-list': { label: 'Back to the list', hint: 'Ctrl+Shift+B', icon: ArrowLeft, command: 'toggle-list' },
  'show-list': { label: 'Show the list', hint: 'Ctrl+Shift+B', icon: PanelLeftOpen, command: 'toggle-list' },
  'hide-list': { label: 'Hide the list', hint: 'Ctrl+Shift+B', icon: PanelLeftClose, command: 'toggle-list' },
  'leave-focus': { label: 'Leave focus mode', hint: 'f', icon: Minimize2, command: 'focus-mode' },
};

/** Leads from the reader to the list, however the panes are. */
export function LeadButton() {
  const lead = use(PaneLeadContext);
  if (!lead) return null;
  const { label, hint, icon: Icon, command } = FACES[lead];
  return (
    <IconButton label={label} hint={hint} onPress={() => howTo(command)?.()}>
      <Icon size={17} />
    </IconButton>
  );
}
