import { wordChange } from './word-change.ts';

interface Props {
  /** The words as they were highlighted. */
  readonly then: string;
  /** The words that stand there now. */
  readonly now: string;
}

/** Old and new words side by side, with what differs marked. */
export function WordChange({ then, now }: Props) {
  const runs = wordChange(then, now);
  return (
    <dl className="word-change">
      <div>
        <dt>Highlighted</dt>
        <dd dir="auto">
          {runs
            .filter(({ kind }) => kind !== 'new')
            .map(({ kind, text }, index) => (kind === 'gone' ? <del key={index}>{text}</del> : text))}
        </dd>
      </div>
      <div>
        <dt>Now</dt>
        <dd dir="auto">
          {runs
            .filter(({ kind }) => kind !== 'gone')
            .map(({ kind, text }, index) => (kind === 'new' ? <ins key={index}>{text}</ins> : text))}
        </dd>
      </div>
    </dl>
  );
}
