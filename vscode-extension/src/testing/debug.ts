import * as vscode from 'vscode';
import { isScript, programOf } from '../launch/program';
import { Totals } from './counts';
import type { TestRunner } from './run';
import { type Part, selection } from './selection';
import type { TestServer } from './server';
import { reasonOf } from '../words';

type Tests = Part<vscode.TestItem>;

/** Debugs tests, one after the other, a whole script in one go; how each ends without a debugger is its result. */
export class TestDebugger {
  constructor(
    private readonly controller: vscode.TestController,
    private readonly runner: TestRunner,
    private readonly server: TestServer
  ) {}

  async debug(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    const run = this.controller.createTestRun(request);
    try {
      const all = (await this.runner.parts(request)).flatMap(pieces);
      for (const [index, piece] of all.entries()) {
        const goesOn = !token.isCancellationRequested && (await this.debugPiece(run, piece, token));
        if (goesOn) continue;
        for (const left of all.slice(index).flatMap(leaves)) run.skipped(left);
        return;
      }
    } finally {
      run.end();
    }
  }

  /** Whether what comes after it is wanted too. */
  private async debugPiece(run: vscode.TestRun, piece: Tests, token: vscode.CancellationToken): Promise<boolean> {
    const { uri } = piece.text;
    if (!uri) return true;
    for (const test of leaves(piece)) run.started(test);
    try {
      const launch = await this.launch(uri, piece, token);
      if (!launch) {
        const why = new vscode.TestMessage('This cannot be debugged for itself: only calls and assertions of saved files can. Run it instead.');
        for (const test of leaves(piece)) run.errored(test, why);
        return true;
      }
      if (!(await session(launch, run, uri, token)) || token.isCancellationRequested) return false;
    } catch (error) {
      for (const test of leaves(piece)) run.errored(test, new vscode.TestMessage(reasonOf(error)));
      return true;
    }
    await this.runner.runPart(run, piece, false, new Totals(), token);
    return true;
  }

  private async launch(uri: vscode.Uri, { ids, text }: Tests, token: vscode.CancellationToken): Promise<vscode.DebugConfiguration | null> {
    if (ids?.[0] !== undefined) return this.server.launch(uri, ids[0], token);
    const program = programOf(uri);
    return program === undefined ? null : { type: 'stepwasm', request: 'launch', name: `Debug ${text.label}`, program };
  }
}

/** What is debugged in one session: a script, if all of it is wanted, or one test. */
function pieces(part: Tests): Tests[] {
  if (part.ids === undefined && part.text.uri && isScript(part.text.uri.path)) return [part];
  return leaves(part).flatMap(test => selection([test], new Set()));
}

/** Tests without others below them. */
function leaves({ tests }: Tests): vscode.TestItem[] {
  return tests.filter(test => test.children.size === 0);
}

/** Waits for the end of a session; false if there was none. */
async function session(launch: vscode.DebugConfiguration, run: vscode.TestRun, uri: vscode.Uri, token: vscode.CancellationToken): Promise<boolean> {
  const subscriptions: vscode.Disposable[] = [];
  try {
    let own: vscode.DebugSession | undefined;
    const ended = new Promise<void>(resolve => {
      subscriptions.push(
        vscode.debug.onDidStartDebugSession(started => {
          if (started.configuration.name !== launch.name || started.configuration['program'] !== launch['program']) return;
          own ??= started;
          if (token.isCancellationRequested) void vscode.debug.stopDebugging(own);
        }),
        vscode.debug.onDidTerminateDebugSession(session => {
          if (session === own) resolve();
        }),
        token.onCancellationRequested(() => own && void vscode.debug.stopDebugging(own))
      );
    });
    if (!(await vscode.debug.startDebugging(vscode.workspace.getWorkspaceFolder(uri), launch, { testRun: run }))) return false;
    await ended;
    return true;
  } finally {
    for (const subscription of subscriptions) subscription.dispose();
  }
}
