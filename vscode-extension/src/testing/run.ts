import * as vscode from 'vscode';
import { Totals } from './counts';
import { TextCoverage } from './coverage';
import { forTerminal, messageOf } from './messages';
import type { TestResult } from './protocol';
import { type Part, selection } from './selection';
import type { TestServer } from './server';
import { summary } from './summary';
import type { TestTree } from './tree';
import { reasonOf } from '../words';

/** Runs tests text by text, on the language server, and shows each result as soon as it is known. */
export class TestRunner {
  constructor(
    private readonly controller: vscode.TestController,
    private readonly tree: TestTree,
    private readonly server: TestServer
  ) {}

  async run(request: vscode.TestRunRequest, token: vscode.CancellationToken, coverage = false): Promise<void> {
    const run = this.controller.createTestRun(request);
    const totals = new Totals();
    try {
      for (const part of await this.parts(request)) {
        if (token.isCancellationRequested) break;
        await this.runPart(run, part, coverage, totals, token);
      }
      for (const counts of totals.all()) run.addCoverage(new TextCoverage(counts));
    } finally {
      run.end();
    }
  }

  /** What is to be run of each text, with its tests read. */
  async parts(request: vscode.TestRunRequest): Promise<Part<vscode.TestItem>[]> {
    const chosen = request.include ?? [...this.controller.items].map(([, item]) => item);
    await Promise.all(chosen.map(item => this.tree.ensure(item).catch(() => undefined))); // what is wrong is said when it is run
    return selection(chosen, new Set(request.exclude?.map(item => item.id)));
  }

  async runPart(run: vscode.TestRun, { text, ids, tests }: Part<vscode.TestItem>, coverage: boolean, totals: Totals, token: vscode.CancellationToken): Promise<void> {
    const { uri } = text;
    if (!uri) return;
    const items = new Map(tests.map(test => [test.id, test]));
    const waiting = new Set(tests.filter(test => test.children.size === 0));
    for (const test of waiting) run.started(test);
    const told: { label: string; result: TestResult }[] = [];
    const tell = (results: readonly TestResult[]) => {
      for (const result of results) {
        const item = items.get(result.id);
        if (!item) continue;
        waiting.delete(item);
        if (item.children.size === 0 || result.status !== 'passed') told.push({ label: item.label, result });
        show(run, item, result);
      }
    };
    try {
      const answer = await this.server.run(uri, ids, coverage, tell, token);
      tell(answer.results);
      if (answer.output) run.appendOutput(forTerminal(answer.output));
      totals.add(answer.coverage ?? []);
      run.appendOutput(forTerminal(summary(text.label, told)));
    } catch (error) {
      if (!token.isCancellationRequested) run.errored(text, new vscode.TestMessage(reasonOf(error)));
    }
    for (const test of waiting) run.skipped(test);
  }
}

/** A heading is as good as what is below it, unless it is something that failed itself. */
function show(run: vscode.TestRun, item: vscode.TestItem, result: TestResult): void {
  if (result.output) run.appendOutput(forTerminal(result.output), undefined, item);
  switch (result.status) {
    case 'passed':
      if (item.children.size === 0) run.passed(item, result.milliseconds);
      return;
    case 'failed':
      return run.failed(item, messageOf(result, item), result.milliseconds);
    case 'errored':
      return run.errored(item, messageOf(result, item), result.milliseconds);
    case 'skipped':
      if (result.message) run.appendOutput(forTerminal(`${item.label}: skipped, ${result.message}`), undefined, item);
      return run.skipped(item);
  }
}
