import { Circle, CircleDot, Star, StarOff, X } from 'lucide-react';
import { counted, number } from '../ui/counts.ts';
import { IconButton } from '../ui/IconButton.tsx';
import '../ui/chosen-bar.css';

interface Props {
  readonly count: number;
  readonly total: number;
  readonly onAll: () => void;
  readonly onNone: () => void;
  readonly onStar: (starred: boolean) => void;
  readonly onRead: (read: boolean) => void;
}

/** What can be done to the selected briefs together. */
export function SelectedBar({ count, total, onAll, onNone, onStar, onRead }: Props) {
  return (
    <div className="chosen-bar" role="toolbar" aria-label="Selected briefs">
      <span className="chosen-count" role="status">
        {number(count)} selected
      </span>
      {count < total && (
        <button type="button" className="text-button chosen-all" data-tip={`Select ${counted(total, 'brief')}`} data-tip-key="Ctrl+A" onClick={onAll}>
          All {number(total)}
        </button>
      )}
      <span className="chosen-space" />
      <IconButton label="Mark as read" small onPress={() => onRead(true)}>
        <Circle size={15} />
      </IconButton>
      <IconButton label="Mark as unread" small onPress={() => onRead(false)}>
        <CircleDot size={15} />
      </IconButton>
      <IconButton label="Star" small onPress={() => onStar(true)}>
        <Star size={15} />
      </IconButton>
      <IconButton label="Remove star" small onPress={() => onStar(false)}>
        <StarOff size={15} />
      </IconButton>
      <IconButton label="Select none" hint="Esc" small onPress={onNone}>
        <X size={15} />
      </IconButton>
    </div>
  );
}
