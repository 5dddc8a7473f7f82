import type { SourceId } from '../../../shared/ids.ts';
import type { FromStore, ToStore } from '../../../shared/contract/store-messages.ts';
import { setSourceUser, type FetchedSource } from './sources.ts';
import type { Archive } from '../kernel/archive.ts';
import type { Credentials } from '../../../shared/contract/fetcher.ts';

/*
 * Passwords of sources. In the archive they stand only as the system sealed them, which another computer cannot read. Where the system
 * keeps no secrets, a password lives as long as this process, and is asked for again.
 */

export interface Secrets {
  /** False: it is known until Briefcase ends, and will be asked for again. */
  keep(archive: Archive, id: SourceId, credentials: Credentials): Promise<boolean>;
  forget(archive: Archive, id: SourceId): void;
  /** null: it has to be asked for. */
  credentialsOf(source: FetchedSource): Promise<Credentials | null>;
  /** What the shell answers. */
  receive(message: ToStore & { type: 'secret' }): void;
}

export function createSecrets(tell: (message: FromStore) => void): Secrets {
  const waiting = new Map<number, (text: string | null) => void>();
  const known = new Map<SourceId, string>();
  let next = 1;

  function ask(type: 'seal' | 'unseal', text: string): Promise<string | null> {
    const id = next++;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      tell({ type, id, text });
    });
  }

  return {
    async keep(archive, id, { user, password }) {
      known.set(id, password);
      const sealed = await ask('seal', password);
      setSourceUser(archive, id, user, sealed);
      return sealed !== null;
    },
    forget(archive, id) {
      known.delete(id);
      setSourceUser(archive, id, null, null);
    },
    async credentialsOf({ id, user, sealedPassword }) {
      if (user === null) return null;
      const password = known.get(id) ?? (sealedPassword === null ? null : await ask('unseal', sealedPassword));
      if (password === null) return null;
      known.set(id, password);
      return { user, password };
    },
    receive({ id, text }) {
      waiting.get(id)?.(text);
      waiting.delete(id);
    },
  };
}
