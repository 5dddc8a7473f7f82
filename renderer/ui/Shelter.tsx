import { Component, type ReactNode } from 'react';
import { EmptyState } from './EmptyState.tsx';

interface Props {
  /** What stops when something in it fails: "The list". */
  readonly what: string;
  /** Something else is shown: then it is drawn anew. */
  readonly shows: unknown;
  readonly children: ReactNode;
}

interface State {
  hasFailed: boolean;
  /** What was shown when it failed. */
  shows: unknown;
}

/** Keeps a fault in one part of the window from taking the rest with it. React tells the console what it was. */
export class Shelter extends Component<Props, State> {
  override state: State = { hasFailed: false, shows: this.props.shows };

  static getDerivedStateFromError(): Partial<State> {
    return { hasFailed: true };
  }

  static getDerivedStateFromProps({ shows }: Props, state: State): Partial<State> | null {
    return Object.is(shows, state.shows) ? null : { hasFailed: false, shows };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <div role="alert" className="shelter">
        <EmptyState title={`${this.props.what} cannot be shown`}>
          <p>This is a bug in Briefcase. Nothing in your archive was lost.</p>
          <button type="button" className="button" onClick={() => this.setState({ hasFailed: false })}>
            Try again
          </button>
        </EmptyState>
      </div>
    );
  }
}
