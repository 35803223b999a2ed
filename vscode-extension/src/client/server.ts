import * as vscode from 'vscode';
import type { JavaRuntime } from '../java/runtime';
import type { Remembered } from '../launch/remembered';
import { runFeature } from '../run/register';
import type { CommandServer } from './commands';
import type { QuietClient } from './connection';
import { Crashes } from './crashes';
import { LensCommands } from './lenses';
import { ServerProcess } from './process';
import type { ServerState } from './state';
import { releaseOf } from './versions';

/** What the user is to be told about the life of the server. */
export interface Notices {
  /** It ended by itself and is started again. */
  restarted(): void;
  /** It ended too often. */
  givenUp(times: number): void;
  /** It does not belong to this extension. */
  otherVersion(server: string, extension: string): void;
}

/**
 * The language server and its life. It is started, started again when asked or when another Java was set, and when it ends by
 * itself, except when it does so too often. Each start has a client of its own, so nothing of an earlier one is in the way.
 */
export class ServerClient implements CommandServer, vscode.Disposable {
  private readonly stateChanged = new vscode.EventEmitter<ServerState>();
  private readonly listener: vscode.Disposable;
  private readonly crashes = new Crashes();
  private readonly lenses = new LensCommands((command, given) => this.command(command, ...given));
  private client: QuietClient | undefined;
  private current: ServerState = { kind: 'stopped' };
  private partial = 0;
  /** Starts and stops follow each other, whoever asks for them. */
  private queue: Promise<void> = Promise.resolve();

  /** Fires whenever `state` is another one. */
  readonly onDidChangeState = this.stateChanged.event;

  /** @param version of this extension */
  constructor(
    private readonly java: Pick<JavaRuntime, 'onDidChange' | 'find' | 'commandOf'>,
    private readonly log: vscode.LogOutputChannel,
    private readonly version: string,
    private readonly notices: Notices,
    private readonly remembered: Pick<Remembered, 'everyArguments'>
  ) {
    this.listener = java.onDidChange(() => this.restart());
  }

  get state(): ServerState {
    return this.current;
  }

  start(): void {
    void this.enqueue(() => this.launch());
  }

  /** What happened before is forgiven. */
  restart(): Promise<void> {
    this.crashes.forget();
    return this.enqueue(async () => {
      await this.halt();
      await this.launch();
    });
  }

  /** Waits until the server that was last asked for is there, or could not be started. */
  async ready(): Promise<void> {
    for (let seen: Promise<void> | undefined; seen !== this.queue; ) {
      seen = this.queue;
      await seen;
    }
  }

  /**
   * Asks the server, once it is there. Rejects with words for the user when it is not, or cannot answer.
   *
   * @param parts hears parts of the answer before the rest is known
   */
  async request<R>(method: string, params: unknown, token?: vscode.CancellationToken, parts?: (part: unknown) => void): Promise<R> {
    await this.ready();
    if (!this.client) throw new Error('the Stepwasm language server is not running: run "Stepwasm: Restart Language Server", its log says why it ended');
    const { client } = this;
    // a token that is undefined would be sent as a second parameter
    const send = (all: unknown) => (token ? client.sendRequest<R>(method, all, token) : client.sendRequest<R>(method, all));
    if (!parts) return send(params);
    const partialResultToken = `stepwasm-${++this.partial}`;
    const listener = client.onParts(partialResultToken, parts);
    try {
      return await send({ ...(params as object), partialResultToken });
    } finally {
      listener.dispose();
    }
  }

  /** Has the server carry out one of its commands, once it is there. The editor knows them only while it is, and has no words for users when it is not. */
  command<R>(command: string, ...given: readonly unknown[]): Promise<R> {
    return this.request<R>('workspace/executeCommand', { command, arguments: given });
  }

  stop(): Promise<void> {
    return this.enqueue(() => this.halt());
  }

  private enqueue(step: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(step).catch((error: unknown) => this.log.error(String(error)));
    return this.queue;
  }

  private async launch(): Promise<void> {
    this.become({ kind: 'starting' });
    const found = await this.java.find('lsp');
    if (!('found' in found)) return this.become({ kind: 'no-java', problem: found.problem });
    const process = new ServerProcess(this.java.commandOf(found.found, 'lsp'), this.log);
    const { QuietClient } = await import('./connection.js'); // the largest part of this extension: the server starts meanwhile
    const client = new QuietClient(process, this.log, this.lenses, { arguments: this.remembered.everyArguments() }, () => this.ended(client));
    client.registerFeature(runFeature);
    this.client = client;
    const end = process.ended.then(() => this.ended(client));
    try {
      await Promise.race([client.start(), end]);
    } catch (error) {
      this.log.error(`the language server could not be started: ${String(error)}`);
      return this.ended(client);
    }
    if (this.client !== client) return; // it has ended meanwhile
    const server = releaseOf(client.initializeResult?.serverInfo?.version);
    this.become({ kind: 'running', server, java: found.found });
    if (server !== undefined && server !== releaseOf(this.version)) this.notices.otherVersion(server, this.version);
  }

  /** It ended, or cannot be talked to any longer, though nobody asked for that. */
  private ended(client: QuietClient): void {
    if (this.client !== client) return;
    this.client = undefined;
    const times = this.crashes.happened(Date.now());
    void this.enqueue(async () => {
      await client.goodbye(0);
      client.process.kill();
      await client.process.ended;
      if (this.client) return;
      if (times > Crashes.FORGIVEN) {
        this.become({ kind: 'given-up', times });
        return this.notices.givenUp(times);
      }
      this.notices.restarted();
      await this.launch();
    });
  }

  private async halt(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    client?.process.dismiss();
    await client?.goodbye();
    this.become({ kind: 'stopped' });
  }

  private become(state: ServerState): void {
    this.current = state;
    this.stateChanged.fire(state);
  }

  dispose(): void {
    this.listener.dispose();
    this.lenses.dispose();
    this.stateChanged.dispose();
  }
}
