import type { FromPage, ToPage } from '../../memory/protocol';
import type { UnitId } from '../../memory/units';

/** What the page remembers while it is hidden. */
export interface Remembered {
  readonly top?: string;
  readonly cursor?: string;
  readonly unit?: UnitId;
  readonly text?: 'utf8' | 'utf16';
  readonly perRow?: number;
  readonly expression?: string;
  /** Whether one goes there again at each stop. */
  readonly follow?: boolean;
}

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void; getState(): Remembered | undefined; setState(state: Remembered): void };

/** The editor as the page knows it. */
export class Host {
  private readonly api = acquireVsCodeApi();

  post(message: FromPage): void {
    this.api.postMessage(message);
  }

  listen(hear: (message: ToPage) => void): void {
    window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => hear(data));
  }

  get remembered(): Remembered {
    return this.api.getState() ?? {};
  }

  remember(more: Remembered): void {
    this.api.setState({ ...this.remembered, ...more });
  }
}
