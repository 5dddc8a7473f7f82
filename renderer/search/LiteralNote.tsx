import { useEffect, useState } from 'react';
import { literalSentence } from '../../shared/search/literals.ts';
import { parse } from '../../shared/search/parse.ts';

/** Milliseconds after the last key until an unfinished part is mentioned: most of what does not parse is only not yet whole. */
const PATIENCE = 1_200;

/** Says quietly which part was not read as the language. */
export function LiteralNote({ query }: { readonly query: string }) {
  const [rested, setRested] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setRested(query), PATIENCE);
    return () => clearTimeout(timer);
  }, [query]);
  const end = query.trimEnd().length;
  const literals = parse(query).literals.filter((literal) => rested === query || literal.end < end);
  if (literals.length === 0) return null;
  return (
    <ul className="literal-note" aria-label="What was searched as plain words">
      {literals.slice(0, 3).map((literal) => (
        <li key={`${literal.start} ${literal.reason}`} dir="auto">
          {literalSentence(literal, query)}
        </li>
      ))}
    </ul>
  );
}
