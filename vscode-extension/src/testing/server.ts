import type * as vscode from 'vscode';
import { Gate } from './gate';
import type { RunAnswer, TestResult, Tests, Texts } from './protocol';

/** Who asks the language server. */
export interface Requests {
  request<R>(method: string, params: unknown, token?: vscode.CancellationToken, parts?: (part: unknown) => void): Promise<R>;
}

/** The language server, as far as it knows about tests. */
export class TestServer {
  /** The server turns away who asks too much at once, and a workspace may have hundreds of texts. */
  private readonly gate = new Gate(4);

  constructor(private readonly server: Requests) {}

  texts(token?: vscode.CancellationToken): Promise<Texts> {
    return this.server.request<Texts>('stepwasm/tests', {}, token);
  }

  tests(uri: vscode.Uri): Promise<Tests> {
    return this.gate.through(() => this.server.request<Tests>('stepwasm/tests', { uri: uri.toString() }));
  }

  /** @param told hears of results as soon as they are known; the answer has only what is left */
  run(uri: vscode.Uri, ids: readonly string[] | undefined, coverage: boolean, told: (results: TestResult[]) => void, token: vscode.CancellationToken): Promise<RunAnswer> {
    const params = { uri: uri.toString(), ...(ids ? { ids } : {}), coverage };
    return this.server.request<RunAnswer>('stepwasm/runTests', params, token, part => told(part as TestResult[]));
  }

  /** What the debugger needs for one test; nothing if it cannot be debugged. */
  launch(uri: vscode.Uri, id: string, token: vscode.CancellationToken): Promise<vscode.DebugConfiguration | null> {
    return this.server.request<vscode.DebugConfiguration | null>('stepwasm/testLaunch', { uri: uri.toString(), id }, token);
  }
}
