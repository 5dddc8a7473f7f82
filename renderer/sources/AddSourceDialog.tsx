import { LoaderCircle } from 'lucide-react';
import { useState, type SyntheticEvent } from 'react';
import type { SourceRow } from '../../shared/contract/calls.ts';
import { sentence, type FailureCode } from '../../shared/errors.ts';
import type { SourceId } from '../../shared/ids.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { FoundSources } from './FoundSources.tsx';
import { useDiscovery } from './use-discovery.ts';
import './add-source.css';

interface Props {
  readonly onAdded: (source: SourceRow) => void;
  /** It was one of the sources already. */
  readonly onKnown: (id: SourceId) => void;
  /** An OPML file that was chosen. */
  readonly onOpml: (file: File) => void;
  readonly onClose: () => void;
}

/** Failures after which a name and a password may help. */
const ASKS_WHO: readonly FailureCode[] = ['access-refused', 'password-wrong'];

/** From any address of a site to a source: type, look, choose, add. Enter goes all the way. */
export function AddSourceDialog({ onAdded, onKnown, onOpml, onClose }: Props) {
  const { looking, look, stop } = useDiscovery();
  const [address, setAddress] = useState('');
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const [wantsWho, setWantsWho] = useState(false);
  const asksWho = wantsWho || (looking.step === 'failed' && ASKS_WHO.includes(looking.failure.code));
  const found = looking.step === 'found' && looking.address === address.trim() ? looking.discovery : null;

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (address.trim() === '' || looking.step === 'looking') return;
    // Once asked for they stay, with what was typed and the keys in them.
    setWantsWho(asksWho);
    void look(address.trim(), asksWho && user !== '' ? { user, password } : null);
  };
  return (
    <Dialog title="Add a source" isWide onClose={onClose}>
      <form className="add-source-form" onSubmit={submit}>
        <label className="add-source-label" htmlFor="source-address">
          Address of the site
        </label>
        <div className="add-source-line">
          <input
            id="source-address"
            className="field"
            type="text"
            inputMode="url"
            autoFocus
            autoComplete="off"
            spellCheck={false}
            dir="ltr"
            maxLength={10_000}
            placeholder="www.example.org"
            aria-describedby="source-address-hint"
            value={address}
            onChange={(event) => setAddress(event.target.value)}
          />
          {looking.step === 'looking' ? (
            <button type="button" className="button" onClick={stop}>
              Stop
            </button>
          ) : (
            <button
              type="submit"
              className="button"
              data-kind={found ? undefined : 'main'}
              disabled={address.trim() === ''}
            >
              Find
            </button>
          )}
        </div>
        <p className="source-hint" id="source-address-hint">
          The home page, any brief or a feed: Briefcase finds what there is.{' '}
          {!asksWho && (
            <button type="button" className="source-link" onClick={() => setWantsWho(true)}>
              The site asks for a name and a password
            </button>
          )}
        </p>
        {asksWho && (
          <div className="add-source-who">
            <label>
              <span>Name</span>
              <input
                className="field"
                autoComplete="off"
                value={user}
                onChange={(event) => setUser(event.target.value)}
              />
            </label>
            <label>
              <span>Application password</span>
              <input
                className="field"
                type="password"
                autoComplete="off"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            </label>
          </div>
        )}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
      <div aria-live="polite">
        {looking.step === 'looking' && (
          <p className="add-source-looking">
            <LoaderCircle size={16} aria-hidden="true" /> Looking at {looking.address}…
          </p>
        )}
        {looking.step === 'failed' && (
          <p className="source-problem" role="alert">
            {sentence(looking.failure)}
          </p>
        )}
      </div>
      {found ? (
        <FoundSources key={address.trim()} discovery={found} onAdded={onAdded} onKnown={onKnown} />
      ) : (
        looking.step !== 'looking' && (
          <p className="add-source-opml">
            You have a list of feeds from another reader?{' '}
            <label className="source-link">
              Import an OPML file
              <input
                type="file"
                className="only-heard"
                accept=".opml,.xml"
                onChange={(event) => event.target.files?.[0] && onOpml(event.target.files[0])}
              />
            </label>
          </p>
        )
      )}
    </Dialog>
  );
}
