import { useState } from 'react';
import { Switch } from 'react-aria-components';
import type { SourceChange, SourceRow } from '../../shared/contract/calls.ts';
import { sentence, type Failure } from '../../shared/errors.ts';
import type { BriefId } from '../../shared/ids.ts';
import { say, sayFailure } from '../client/notices.ts';
import { store } from '../client/ports.ts';
import { counted } from '../ui/counts.ts';
import { moment } from '../ui/dates.ts';
import { AddressDialog } from '../reader/AddressDialog.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import '../settings/settings.css';
import { RemoveSource } from './RemoveSource.tsx';
import { SourceChoices } from './SourceChoices.tsx';
import { SourceLog } from './SourceLog.tsx';
import { SourcePassword } from './SourcePassword.tsx';
import { useNow } from './use-now.ts';
import { isTroubled, schedulesWith, siteOf, stateWords, wantsPassword } from './source-words.ts';
import './add-source.css';
import './source-dialog.css';

interface Props {
  readonly source: SourceRow;
  readonly isOnline: boolean;
  readonly onSync: () => void;
  readonly onOpenBrief: (id: BriefId) => void;
  readonly onClose: () => void;
}

/** One source: how it is fetched, what came of it, and the way to part with it. What is changed applies at once. */
export function SourceDialog({ source, isOnline, onSync, onOpenBrief, onClose }: Props) {
  const now = useNow();
  const [name, setName] = useState(source.name);
  const [isRemoving, setRemoving] = useState(false);
  const [isOpening, setOpening] = useState(false);
  const { sync } = source;
  if (sync === null) return null;
  const isWaiting = !sync.isPaused && !sync.isRemoved && sync.activity === 'idle';
  const change = (changes: SourceChange) => {
    void store.changeSource({ id: source.id, ...changes }).then((result) => !result.ok && sayFailure(result.failure));
  };
  const rename = () => {
    if (name.trim() === '') setName(source.name);
    else if (name.trim() !== source.name) change({ name: name.trim() });
  };
  const restore = () => {
    void store.restoreSource({ id: source.id }).then((result) => {
      if (result.ok) say(`“${source.name}” is fetched again.`);
      else sayFailure(result.failure);
    });
  };
  const site = siteOf(source);
  if (isOpening && site !== null) return <AddressDialog address={site} onClose={() => setOpening(false)} />;
  if (isRemoving) {
    return <RemoveSource source={source} onKeep={() => setRemoving(false)} onRemoved={onClose} />;
  }
  return (
    <Dialog
      title={source.name}
      isWide
      onClose={onClose}
      buttons={
        <>
          {sync.isRemoved ? (
            <button type="button" className="button" onClick={restore}>
              Fetch it again
            </button>
          ) : (
            <>
              <button type="button" className="button source-remove" onClick={() => setRemoving(true)}>
                Remove this source…
              </button>
              <button type="button" className="button" disabled={sync.activity !== 'idle'} onClick={onSync}>
                Sync now
              </button>
            </>
          )}
          <button type="button" className="button" data-kind="main" onClick={onClose}>
            Done
          </button>
        </>
      }
    >
      <p className="source-facts">
        {counted(source.briefs, 'brief')}
        {sync.unpublished > 0 && `, ${sync.unpublished} unpublished`}
        {sync.gone > 0 && `, ${sync.gone} vanished from the site and kept here`}. {stateWords(source, isOnline, now)}
        {sync.dueAt !== null && isWaiting && `, next on ${moment(sync.dueAt)}`}.
      </p>
      <p className="source-address">
        <bdi dir="ltr">{source.address}</bdi>{' '}
        {site !== null && (
          <button type="button" className="source-link" onClick={() => setOpening(true)}>
            Open the site
          </button>
        )}
      </p>
      {isTroubled(source) && sync.failure && <Trouble failure={sync.failure} />}
      {!sync.isRemoved && (
        <>
          <div className="found-fields">
            <label>
              <span>Name</span>
              <input
                className="field"
                dir="auto"
                maxLength={200}
                value={name}
                onChange={({ target }) => setName(target.value)}
                onBlur={rename}
                onKeyDown={({ key }) => key === 'Enter' && rename()}
              />
            </label>
            <label>
              <span>Fetch</span>
              <select
                className="field"
                value={String(sync.everyMinutes)}
                onChange={({ target }) =>
                  change({ everyMinutes: target.value === 'null' ? null : Number(target.value) })
                }
              >
                {schedulesWith(sync.everyMinutes).map((one) => (
                  <option key={one.name} value={String(one.everyMinutes)}>
                    {one.name}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <div className="source-switches">
            <Switch className="setting switch" isSelected={sync.isPaused} onChange={(isPaused) => change({ isPaused })}>
              Pause: fetch nothing for now
              <span className="switch-track" aria-hidden="true" />
            </Switch>
            <Switch
              className="setting switch"
              isSelected={sync.withImages}
              onChange={(withImages) => change({ withImages })}
            >
              Keep the images with the briefs
              <span className="switch-track" aria-hidden="true" />
            </Switch>
          </div>
          <SourceChoices source={source} sync={sync} onChange={change} />
          {(sync.user !== null || wantsPassword(source)) && (
            <SourcePassword sourceId={source.id} user={sync.user} isWanted={wantsPassword(source)} onSync={onSync} />
          )}
        </>
      )}
      <SourceLog sourceId={source.id} onOpenBrief={onOpenBrief} />
    </Dialog>
  );
}

function Trouble({ failure }: { readonly failure: Failure }) {
  return <p className="source-note">{sentence(failure)}</p>;
}
