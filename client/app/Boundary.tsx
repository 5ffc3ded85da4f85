import { Component, type ReactNode } from 'react';

interface Props {
  readonly what: string;
  /** What to try besides, in words. */
  readonly remedy: string;
  readonly children: ReactNode;
}
interface State {
  readonly error: Error | null;
  readonly isAway: boolean;
}

/** Where a part of the page fails the rest stays: says which part, and what to try. */
export class Boundary extends Component<Props, State> {
  override readonly state: State = { error: null, isAway: false };

  static getDerivedStateFromError(thrown: unknown): Partial<State> {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  /** A browser keeps code that did not come as failed until the page is loaded again; without a server there is none. */
  readonly #loadAgain = async (): Promise<void> => {
    try {
      await fetch('/api/session');
      location.reload();
    } catch {
      this.setState({ isAway: true });
    }
  };

  override render(): ReactNode {
    const { error, isAway } = this.state;
    const { what, remedy, children } = this.props;
    if (error === null) return children;
    return (
      <div className="failed" role="alert">
        <p>
          <b>{what} could not be shown.</b> Nothing is lost: what was decided is with the server,
          and the address bar holds the view.
        </p>
        <p>{remedy}</p>
        <p className="quiet">{error.message}</p>
        <button type="button" onClick={() => void this.#loadAgain()}>
          Load the page again
        </button>
        {isAway && <p>The server does not answer yet: start it by “npx throughline serve”.</p>}
      </div>
    );
  }
}
