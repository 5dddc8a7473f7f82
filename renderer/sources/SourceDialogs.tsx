import type { SourceRow } from '../../shared/contract/calls.ts';
import type { BriefId, SourceId } from '../../shared/ids.ts';
import { say } from '../client/notices.ts';
import { AddSourceDialog } from './AddSourceDialog.tsx';
import { SourceDialog } from './SourceDialog.tsx';
import { importOpml } from './use-opml.ts';
import type { Syncing } from './use-syncing.ts';

/** Which dialog of the sources lies over the window. */
export type SourcesOpen = 'add' | SourceId;

interface Props {
  readonly open: SourcesOpen;
  readonly sources: readonly SourceRow[];
  readonly syncing: Syncing;
  /** Shows the briefs of a source. */
  readonly onShow: (id: SourceId) => void;
  readonly onOpenBrief: (id: BriefId) => void;
  readonly onClose: () => void;
}

/** The dialogs of the sources: adding one, and looking after one. */
export function SourceDialogs({ open, sources, syncing, onShow, onOpenBrief, onClose }: Props) {
  const show = (id: SourceId) => {
    onClose();
    onShow(id);
  };
  if (open === 'add') {
    return (
      <AddSourceDialog
        onAdded={(source) => {
          show(source.id);
          say(`“${source.name}” is one of your sources now.`);
          syncing.syncNow(source);
        }}
        onKnown={show}
        onOpml={(file) => {
          onClose();
          void importOpml(window.briefcase.pathOf(file));
        }}
        onClose={onClose}
      />
    );
  }
  const source = sources.find(({ id }) => id === open);
  if (!source) return null;
  return (
    <SourceDialog
      source={source}
      isOnline={syncing.isOnline}
      onSync={() => syncing.syncNow(source)}
      onOpenBrief={(id) => {
        onClose();
        onOpenBrief(id);
      }}
      onClose={onClose}
    />
  );
}
