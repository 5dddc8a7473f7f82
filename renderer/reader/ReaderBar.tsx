import {
  ALargeSmall,
  Circle,
  CircleDot,
  PanelRightClose,
  PanelRightOpen,
  Printer,
  Star,
  TableOfContents,
} from 'lucide-react';
import { LeadButton } from '../ui/LeadButton.tsx';
import { IconButton } from '../ui/IconButton.tsx';

interface Props {
  readonly title: string;
  readonly isStarred: boolean;
  readonly isUnread: boolean;
  readonly panel: 'contents' | 'type' | null;
  readonly notesShown: boolean;
  readonly onPanel: (panel: 'contents' | 'type' | null) => void;
  readonly onStar: () => void;
  readonly onRead: () => void;
  readonly onNotes: () => void;
  readonly onPrint: () => void;
}

/** What can be done with the open brief. */
export function ReaderBar({
  title,
  isStarred,
  isUnread,
  panel,
  notesShown,
  onPanel,
  onStar,
  onRead,
  onNotes,
  onPrint,
}: Props) {
  const toggle = (which: 'contents' | 'type') => onPanel(panel === which ? null : which);
  return (
    <div className="reader-bar" role="toolbar" aria-label="Brief">
      <LeadButton />
      <IconButton
        label="Contents"
        hint="t"
        opens="dialog"
        expanded={panel === 'contents'}
        onPress={() => toggle('contents')}
      >
        <TableOfContents size={17} />
      </IconButton>
      <span className="reader-bar-title" aria-hidden="true" dir="auto">
        {title}
      </span>
      <IconButton label={isStarred ? 'Remove star' : 'Star'} hint="s" pressed={isStarred} onPress={onStar}>
        <Star size={17} data-fill="" />
      </IconButton>
      <IconButton label={isUnread ? 'Mark as read' : 'Mark as unread'} hint="u" onPress={onRead}>
        {isUnread ? <CircleDot size={17} /> : <Circle size={17} />}
      </IconButton>
      <span className="reader-bar-rule" />
      <IconButton
        label={notesShown ? 'Hide the notes' : 'Show the notes'}
        hint="m"
        pressed={notesShown}
        onPress={onNotes}
      >
        {notesShown ? <PanelRightClose size={17} /> : <PanelRightOpen size={17} />}
      </IconButton>
      <IconButton label="Type and theme" opens="dialog" expanded={panel === 'type'} onPress={() => toggle('type')}>
        <ALargeSmall size={19} />
      </IconButton>
      <IconButton label="Print" hint="Ctrl+P" onPress={onPrint}>
        <Printer size={17} />
      </IconButton>
    </div>
  );
}
