import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';

/** So many different commands are kept; the lenses of the largest files that anybody looks at have fewer. */
const MOST = 5_000;

/**
 * Keeps what lenses do. The editor forgets the arguments of their commands as soon as it has asked for newer lenses, but may go on showing the
 * older ones, and then a click only says that there is no such command (microsoft/vscode#226936). What has no arguments is not forgotten: each
 * command with its arguments becomes one without.
 */
export class LensCommands implements vscode.Disposable {
  /** By command and arguments; those used last are last. */
  private readonly known = new Map<string, { id: string; registered: vscode.Disposable }>();
  private made = 0;

  /** @param ask has the server carry out a command that the editor does not know */
  constructor(private readonly ask: (command: string, given: readonly unknown[]) => Promise<unknown>) {}

  readonly middleware: Required<Pick<Middleware, 'provideCodeLenses' | 'resolveCodeLens'>> = {
    provideCodeLenses: async (document, token, next) => {
      const lenses = await next(document, token);
      for (const lens of lenses ?? []) this.keep(lens);
      return lenses;
    },
    resolveCodeLens: async (lens, token, next) => {
      const resolved = await next(lens, token);
      if (resolved) this.keep(resolved);
      return resolved;
    }
  };

  private keep(lens: vscode.CodeLens): void {
    const { command } = lens;
    const given = command?.arguments as readonly unknown[] | undefined;
    if (!command || !given?.length) return;
    const { title, tooltip } = command;
    lens.command = { title, command: this.withoutArguments(command.command, given), ...(tooltip === undefined ? {} : { tooltip }) };
  }

  private withoutArguments(command: string, given: readonly unknown[]): string {
    const key = JSON.stringify([command, ...given]);
    const before = this.known.get(key);
    this.known.delete(key);
    const id = before?.id ?? `stepwasm.lens.${++this.made}`;
    const registered = before?.registered ?? vscode.commands.registerCommand(id, () => this.run(command, given));
    this.known.set(key, { id, registered });
    const [oldest] = this.known;
    if (this.known.size > MOST && oldest) {
      this.known.delete(oldest[0]);
      oldest[1].registered.dispose();
    }
    return id;
  }

  /** The editor knows the commands of the server only while it is there. */
  private async run(command: string, given: readonly unknown[]): Promise<unknown> {
    const known = (await vscode.commands.getCommands(true)).includes(command);
    return known ? vscode.commands.executeCommand(command, ...given) : this.ask(command, given);
  }

  dispose(): void {
    for (const { registered } of this.known.values()) registered.dispose();
    this.known.clear();
  }
}
