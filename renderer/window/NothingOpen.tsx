import { EmptyState } from '../ui/EmptyState.tsx';

/** The reader before a brief is chosen. */
export function NothingOpen() {
  return (
    <EmptyState title="Choose a brief to read">
      <p>
        <kbd>j</kbd> <kbd>k</kbd> move through the list, <kbd>Enter</kbd> opens, <kbd>/</kbd> searches, <kbd>?</kbd>{' '}
        shows every key.
      </p>
    </EmptyState>
  );
}
