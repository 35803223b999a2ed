import type * as vscode from 'vscode';
import { CloseAction, ErrorAction, LanguageClient, ProgressType, RevealOutputChannelOn } from 'vscode-languageclient/node';
import { LANGUAGES } from '../languages';
import { runMiddleware } from '../run/ran';
import { completionWhileTyping } from './completion';
import type { LensCommands } from './lenses';
import type { ServerProcess } from './process';
import { traces } from './traces';

/** So many messages in a row that cannot be written are passed over; after one that cannot be read, nothing can be. */
const PATIENCE = 3;

/**
 * A client for one run of the server. Unlike the one it is made of it starts no other server and says nothing to the user: both
 * are up to who owns it.
 */
export class QuietClient extends LanguageClient {
  /**
   * @param lenses outlives this client
   * @param kept what the server is told that an earlier one knew
   * @param lost is called when the connection is gone, or of no use any longer
   */
  constructor(
    readonly process: ServerProcess,
    log: vscode.LogOutputChannel,
    lenses: LensCommands,
    kept: object,
    lost: () => void
  ) {
    super('stepwasm', 'Stepwasm', () => Promise.resolve(process.child), {
      documentSelector: LANGUAGES,
      initializationOptions: kept,
      middleware: { ...completionWhileTyping, ...lenses.middleware, ...runMiddleware },
      outputChannel: log,
      traceOutputChannel: traces(log),
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationFailedHandler: () => false,
      stdioOptions: { stdout: () => undefined, stderr: () => undefined }, // the process writes its complaints to the log itself
      errorHandler: {
        error: (_error, _message, count) => {
          if (count !== undefined && count <= PATIENCE) return { action: ErrorAction.Continue, handled: true };
          lost();
          return { action: ErrorAction.Shutdown, handled: true };
        },
        closed: () => {
          lost();
          return { action: CloseAction.DoNotRestart, handled: true };
        }
      }
    });
  }

  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }

  /** Hears parts of the answer to the request that named this token, until it is disposed. */
  onParts(token: string, hear: (part: unknown) => void): vscode.Disposable {
    return this.onProgress(new ProgressType(), token, hear);
  }

  /**
   * Says goodbye to the server, and forgets what it has said.
   *
   * @param patience milliseconds in which it may answer; none if it does not listen any more
   */
  async goodbye(patience = 2_000): Promise<void> {
    try {
      await this.dispose(patience);
    } catch (error) {
      this.debug(`the language server did not say goodbye: ${String(error)}`, undefined, false);
    }
  }
}
