import { literalSentence } from '../../shared/search/literals.ts';
import { parse } from '../../shared/search/parse.ts';
import { useRested } from './use-typing-pause.ts';

/** Says quietly which part was not read as the language. */
export function LiteralNote({ query }: { readonly query: string }) {
  const isRested = useRested(query);
  const end = query.trimEnd().length;
  const literals = parse(query).literals.filter((literal) => isRested || literal.end < end);
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
