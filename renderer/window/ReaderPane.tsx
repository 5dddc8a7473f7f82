import { memo, useCallback } from 'react';
import type { Briefs } from '../library/use-briefs.ts';
import { useCompared } from '../revisions/comparing.ts';
import type { SettingsInUse } from '../settings/use-settings.ts';
import { Shelter } from '../ui/Shelter.tsx';
import { LeadButton } from '../ui/LeadButton.tsx';
import { PaneLeadContext, type PaneLead } from '../ui/pane-lead.ts';
import { NothingOpen } from './NothingOpen.tsx';
import { ReaderView, RevisionsView } from './lazy-views.ts';
import type { Going } from './use-navigation.ts';

interface Props extends Pick<Going, 'opened' | 'open' | 'search' | 'showSpeaker'>, Pick<Briefs, 'markRead' | 'markStarred'>, SettingsInUse {
  /** Says how to begin when nothing is open. */
  readonly hint: boolean;
  readonly onLeave: () => void;
  /** The way to the list. */
  readonly lead: PaneLead;
}

/** The right side of the window: a brief, or two revisions of one. What is typed and listed beside it does not draw it again. */
export const ReaderPane = memo(function ReaderPane({ opened, open, search, showSpeaker, markRead, markStarred, settings, change, hint, onLeave, lead }: Props) {
  const compared = useCompared();
  const openBrief = useCallback((id: Parameters<typeof open>[0]) => open(id, null, true), [open]);
  return (
    <PaneLeadContext value={lead}>
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
            onSearch={search}
            onRead={markRead}
            onStar={markStarred}
          />
        ) : (
          hint && (
            <>
              {lead !== 'hide-list' && (
                <div className="reader-bar">
                  <LeadButton />
                </div>
              )}
              <NothingOpen />
            </>
          )
        )}
      </Shelter>
    </main>
    </PaneLeadContext>
  );
});
