import { memo, useCallback } from 'react';
import type { Briefs } from '../library/use-briefs.ts';
import { useCompared } from '../revisions/comparing.ts';
import type { SettingsInUse } from '../settings/use-settings.ts';
import { Shelter } from '../ui/Shelter.tsx';
import { NothingOpen } from './NothingOpen.tsx';
import { ReaderView, RevisionsView } from './lazy-views.ts';
import type { Going } from './use-navigation.ts';

interface Props extends Pick<Going, 'opened' | 'open' | 'showSpeaker'>, Pick<Briefs, 'markRead' | 'markStarred'>, SettingsInUse {
  /** Says how to begin when nothing is open. */
  readonly hint: boolean;
  readonly onLeave: () => void;
}

/** The right side of the window: a brief, or two revisions of one. What is typed and listed beside it does not draw it again. */
export const ReaderPane = memo(function ReaderPane({ opened, open, showSpeaker, markRead, markStarred, settings, change, hint, onLeave }: Props) {
  const compared = useCompared();
  const openBrief = useCallback((id: Parameters<typeof open>[0]) => open(id, null, true), [open]);
  return (
    <main className="reader-pane" aria-label="Reader">
      <Shelter what="This page" shows={compared ?? opened}>
        {compared ? (
          <RevisionsView compared={compared} />
        ) : opened ? (
          <ReaderView
            opened={opened}
            settings={settings}
            onChangeSettings={change}
            onOpen={openBrief}
            onSpeaker={showSpeaker}
            onLeave={onLeave}
            onRead={markRead}
            onStar={markStarred}
          />
        ) : (
          hint && <NothingOpen />
        )}
      </Shelter>
    </main>
  );
});
