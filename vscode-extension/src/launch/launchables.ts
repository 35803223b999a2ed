import * as vscode from 'vscode';
import type { Launchable } from './launchable';
import { reasonOf } from '../words';

/** So long a launch waits for the language server; then the debugger asks nothing and says in words what it lacks. */
const PATIENCE = 10_000;

/** Asks the language server what is to be asked before a file is launched. */
export class Launchables {
  constructor(
    private readonly server: { ready(): Promise<void> },
    private readonly log: vscode.LogOutputChannel
  ) {}

  /** Nothing if the server knows nothing of it, or is not there in time. */
  async of(uri: vscode.Uri): Promise<Launchable | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>(resolve => (timer = setTimeout(resolve, PATIENCE, undefined)));
    try {
      return await Promise.race([this.ask(uri), late]);
    } catch (error) {
      this.log.info(`launch without questions: ${reasonOf(error)}`);
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  private async ask(uri: vscode.Uri): Promise<Launchable | undefined> {
    await this.server.ready();
    return (await vscode.commands.executeCommand<Launchable | null>('stepwasm.launchable', uri.toString())) ?? undefined;
  }
}
