import type { Speaker } from '../../shared/contract/calls.ts';
import type { SpeakerId } from '../../shared/ids.ts';
import { number } from '../ui/counts.ts';
import { spanInWords } from './chosen-filter.ts';
import { likenessInWords } from './likeness-words.ts';
import { differ, merge, separate, showUnder } from './speaker-acts.ts';

interface Props {
  readonly speaker: Speaker;
  /** The role that the quotes below are narrowed to; null: every one. */
  readonly role: string | null;
  readonly onRole: (role: string | null) => void;
  readonly onSpeaker: (id: SpeakerId) => void;
}

/** Roles with their dates, other names, and who may be the same. */
export function SpeakerFacts({ speaker, role, onRole, onSpeaker }: Props) {
  const roles = speaker.roles.filter((each) => each.role !== null);
  if (roles.length + speaker.otherNames.length + speaker.alike.length === 0) return null;
  return (
    <div className="speaker-facts" role="region" aria-label="Roles and names" tabIndex={0}>
      {roles.length > 0 && (
        <section aria-labelledby="speaker-roles">
          <h2 id="speaker-roles">{roles.length === 1 ? 'Role' : 'Roles'}</h2>
          <ul>
            {roles.map((each) => (
              <li key={each.role}>
                <button type="button" className="speaker-role" aria-pressed={role === each.role} onClick={() => onRole(role === each.role ? null : each.role)}>
                  <span className="speaker-role-name" dir="auto">
                    {each.role}
                  </span>
                  <span className="speaker-role-span">
                    {spanInWords(each)}
                    <span aria-hidden="true">{number(each.quotes)}</span>
                    <span className="only-heard">, {each.quotes === 1 ? '1 quote' : `${number(each.quotes)} quotes`}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {roles.length > 1 && <p className="speaker-hint">One name can be two people’s. Choose a role to see its quotes alone.</p>}
        </section>
      )}
      {speaker.otherNames.length > 0 && (
        <section aria-labelledby="speaker-names">
          <h2 id="speaker-names">Also quoted as</h2>
          <ul>
            {speaker.otherNames.map((name) => (
              <li key={name.id} className="speaker-name">
                <span className="speaker-name-words">
                  <span dir="auto">{name.name}</span>
                  <small>
                    {number(name.quotes)} {name.quotes === 1 ? 'quote' : 'quotes'}, {name.byAnalyst ? 'merged by you' : 'the same name, set otherwise'}
                  </small>
                </span>
                <button type="button" className="text-button" onClick={() => void showUnder(name)}>
                  Show as this<span className="only-heard"> name, {name.name}</span>
                </button>
                <button type="button" className="text-button" onClick={() => void separate(name)}>
                  Separate<span className="only-heard"> {name.name}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {speaker.alike.length > 0 && (
        <section aria-labelledby="speaker-alike">
          <h2 id="speaker-alike">May be the same person</h2>
          <ul>
            {speaker.alike.map((other) => (
              <li key={other.id} className="speaker-name">
                <span className="speaker-name-words">
                  <button type="button" className="speaker-link" dir="auto" onClick={() => onSpeaker(other.id)}>
                    {other.name}
                  </button>
                  <small dir="auto">
                    {other.role === null ? '' : `${other.role}; `}
                    {likenessInWords(other.reason)}
                  </small>
                </span>
                <button type="button" className="text-button" onClick={() => void merge(other, speaker)}>
                  Merge<span className="only-heard"> with {other.name}</span>
                </button>
                <button type="button" className="text-button" onClick={() => void differ(speaker, other)}>
                  Different<span className="only-heard"> people: {other.name}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
