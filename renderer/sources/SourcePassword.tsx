import { useState, type SyntheticEvent } from 'react';
import type { SourceId } from '../../shared/ids.ts';
import { say, sayFailure } from '../client/notices.ts';
import { store } from '../client/ports.ts';

interface Props {
  readonly sourceId: SourceId;
  /** Who signs in; null: nobody yet. */
  readonly user: string | null;
  /** The last sync wanted another password than it had. */
  readonly isWanted: boolean;
  /** A password that was wanted is there: it can go on. */
  readonly onSync: () => void;
}

/** The name and application password of a source that asks for them. The password is never shown again. */
export function SourcePassword({ sourceId, user: known, isWanted, onSync }: Props) {
  const [user, setUser] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const keep = async (event: SyntheticEvent) => {
    event.preventDefault();
    const result = await store.setPassword({ id: sourceId, user, password });
    if (!result.ok) return sayFailure(result.failure);
    setPassword('');
    if (isWanted) onSync();
    say(
      result.value.isKept
        ? 'The password is kept safely on this computer.'
        : 'This computer cannot keep the password safely, so Briefcase asks for it again after the next start.',
    );
  };
  return (
    <form className="add-source-who source-password" onSubmit={(event) => void keep(event)}>
      <label>
        <span>Signs in as</span>
        <input className="field" autoComplete="off" value={user} onChange={({ target }) => setUser(target.value)} />
      </label>
      <label>
        <span>Application password</span>
        <input
          className="field"
          type="password"
          autoComplete="off"
          placeholder={known === null || isWanted ? '' : 'kept; type a new one to change it'}
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
      </label>
      <button type="submit" className="button" disabled={user === '' || password === ''}>
        Keep
      </button>
    </form>
  );
}
