import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './patience';

interface Message {
  readonly type: string;
  readonly event?: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** A stop as the adapter tells it. */
export interface Stop {
  readonly reason: string;
  readonly threadId: number;
  readonly description?: string;
  readonly text?: string;
}

/** The folder of the window, with samples and fixtures. */
export function folder(): vscode.WorkspaceFolder {
  const found = vscode.workspace.workspaceFolders?.[0];
  assert.ok(found);
  return found;
}

/** A file of the folder. */
export function fileOf(name: string): vscode.Uri {
  return vscode.Uri.joinPath(folder().uri, name);
}

/** The number of the line of a file that contains these words, from 0. */
export async function lineOf(name: string, words: string): Promise<number> {
  const line = (await vscode.workspace.openTextDocument(fileOf(name))).getText().split('\n').findIndex(each => each.includes(words));
  assert.ok(line >= 0, `${name} has no line with ${words}`);
  return line;
}

/** A debug session, and what its adapter has said. */
export class Debugged {
  private readonly messages: Message[] = [];
  private stops = 0;

  private constructor(readonly session: vscode.DebugSession) {}

  /** Starts a program of the folder; waits until the editor says that the session is there. */
  static launch(configuration: Readonly<Record<string, unknown>> & { readonly program: string }): Promise<Debugged> {
    const program = fileOf(configuration.program).fsPath;
    return Debugged.startedBy(async () => {
      assert.ok(await vscode.debug.startDebugging(folder(), { type: 'stepwasm', request: 'launch', name: 'test', ...configuration, program }), 'the session has started');
    });
  }

  /** The session that begins because of what is done. */
  static async startedBy(start: () => Thenable<unknown>): Promise<Debugged> {
    const heard = new Map<string, Debugged>();
    const factory = vscode.debug.registerDebugAdapterTrackerFactory('stepwasm', {
      createDebugAdapterTracker(session) {
        const debugged = new Debugged(session);
        heard.set(session.id, debugged);
        return { onDidSendMessage: (message: Message) => void debugged.messages.push(message) };
      }
    });
    const started = new Promise<vscode.DebugSession>(resolve => {
      const listener = vscode.debug.onDidStartDebugSession(session => {
        listener.dispose();
        resolve(session);
      });
    });
    await start();
    const debugged = heard.get((await started).id);
    factory.dispose();
    assert.ok(debugged);
    return debugged;
  }

  /** The next stop. */
  async stopped(): Promise<Stop> {
    const stop = await until('the program stops', () => this.events('stopped')[this.stops]);
    this.stops++;
    return stop as unknown as Stop;
  }

  /** What the program and the debugger have written. */
  get output(): string {
    return this.events('output')
      .map(body => String(body['output']))
      .join('');
  }

  /** How often it has stopped. */
  get stopCount(): number {
    return this.events('stopped').length;
  }

  /** The exit code, once it has ended. */
  get exitCode(): unknown {
    return this.events('exited')[0]?.['exitCode'];
  }

  async ended(): Promise<void> {
    await until('the session ends', () => this.events('terminated').length > 0);
  }

  request<T>(command: string, args: object): Promise<T> {
    return this.session.customRequest(command, args) as Promise<T>;
  }

  async frame(): Promise<{ id: number; line: number; name: string; instructionPointerReference: string }> {
    const { stackFrames } = await this.request<{ stackFrames: { id: number; line: number; name: string; instructionPointerReference: string }[] }>('stackTrace', { threadId: 1, levels: 1 });
    assert.ok(stackFrames[0]);
    return stackFrames[0];
  }

  /** The frames where the program stands, the innermost first: `$sum 3`. */
  async stack(): Promise<string[]> {
    const { stackFrames } = await this.request<{ stackFrames: { line: number; name: string }[] }>('stackTrace', { threadId: 1 });
    return stackFrames.map(({ name, line }) => `${name} ${line}`);
  }

  /** The value of an expression where the program stands. */
  async value(expression: string): Promise<string> {
    const { id: frameId } = await this.frame();
    return (await this.request<{ result: string }>('evaluate', { expression, frameId, context: 'watch' })).result;
  }

  goOn(how: 'continue' | 'stepIn' | 'stepOut' = 'continue'): Promise<unknown> {
    return this.request(how, { threadId: 1 });
  }

  async end(): Promise<void> {
    await vscode.debug.stopDebugging(this.session);
    await until('the adapter is gone', () => this.events('terminated').length > 0);
  }

  private events(event: string): Readonly<Record<string, unknown>>[] {
    return this.messages.filter(message => message.type === 'event' && message.event === event).map(({ body }) => body ?? {});
  }
}

/** Breakpoints for one test: condition, count and text as the editor has them. */
export async function withBreakpoints<T>(breakpoints: readonly vscode.Breakpoint[], work: () => Promise<T>): Promise<T> {
  vscode.debug.addBreakpoints(breakpoints);
  try {
    return await work();
  } finally {
    vscode.debug.removeBreakpoints(breakpoints);
  }
}
