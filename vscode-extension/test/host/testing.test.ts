import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './patience';

const CALLED = `(module
  ;; run: sum 50 -8 => 42
  ;; run: sum 1 2 => 4
  (func (export "sum") (param $a i32) (param $b i32) (result i32)
    (i32.add (local.get $a) (local.get $b))))
`;

/** What the extension gives to others: its tests. */
interface Api {
  readonly tests: vscode.TestController;
}

/** What was said about tests in one run. */
class Recorded {
  readonly states = new Map<string, string>();
  readonly messages: vscode.TestMessage[] = [];
  readonly coverage: vscode.FileCoverage[] = [];
  ended = false;
}

function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first);
  return first.uri;
}

const file = (name: string) => vscode.Uri.joinPath(folder(), name);

/** Lets everything happen as it does, and keeps what is said. */
function recording(controller: vscode.TestController): { begun: Promise<Recorded>; stop(): void } {
  let begin: (run: Recorded) => void;
  const begun = new Promise<Recorded>(resolve => (begin = resolve));
  const create = controller.createTestRun.bind(controller);
  controller.createTestRun = (...args) => {
    const run = create(...args);
    const recorded = new Recorded();
    begin(recorded);
    const said = (state: string, item: vscode.TestItem, message?: vscode.TestMessage | readonly vscode.TestMessage[]) => {
      recorded.states.set(item.label, state);
      if (message) recorded.messages.push(...[message].flat());
    };
    const [passed, failed, errored, skipped] = [run.passed.bind(run), run.failed.bind(run), run.errored.bind(run), run.skipped.bind(run)];
    const [addCoverage, end] = [run.addCoverage.bind(run), run.end.bind(run)];
    const heard: Partial<vscode.TestRun> = {
      passed: (item, time) => (said('passed', item), passed(item, time)),
      failed: (item, message, time) => (said('failed', item, message), failed(item, message, time)),
      errored: (item, message, time) => (said('errored', item, message), errored(item, message, time)),
      skipped: item => (said('skipped', item), skipped(item)),
      addCoverage: coverage => (recorded.coverage.push(coverage), addCoverage(coverage)),
      end: () => ((recorded.ended = true), end())
    };
    return Object.assign(run, heard);
  };
  return { begun, stop: () => void (controller.createTestRun = create) };
}

async function ended(run: Recorded): Promise<Recorded> {
  await until('the run has ended', () => run.ended);
  return run;
}

function tree(items: vscode.TestItemCollection, indent = ''): string[] {
  const sorted = [...items].map(([, item]) => item).sort((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''));
  return sorted.flatMap(item => [`${indent}${item.label}${item.description ? ` | ${item.description}` : ''}`, ...tree(item.children, `${indent}  `)]);
}

async function write(name: string, content: string): Promise<vscode.Uri> {
  await vscode.workspace.fs.writeFile(file(name), new TextEncoder().encode(content));
  return file(name);
}

describe('tests', function () {
  this.timeout(150_000); // several things are waited for, one after the other
  let controller: vscode.TestController;
  let recorded: ReturnType<typeof recording>;

  before(async () => {
    const extension = vscode.extensions.getExtension<Api>('stepwasm.stepwasm');
    assert.ok(extension);
    controller = (await extension.activate()).tests;
    await write('called.wat', CALLED);
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(file('called.wat'));
  });

  beforeEach(() => {
    recorded = recording(controller);
  });

  afterEach(() => recorded.stop());

  const item = (name: string) => controller.items.get(file(name).toString());

  /** Runs something; the editor knows of tests a little later than the extension does, and drops what comes before. */
  const start = (command: string) =>
    until('a run begins', async () => {
      const first = await Promise.race([recorded.begun, vscode.commands.executeCommand(command)]);
      return first instanceof Recorded ? first : undefined;
    });

  /** Opens a text and runs something about it. */
  async function run(name: string, command: string): Promise<Recorded> {
    await vscode.window.showTextDocument(file(name));
    await until(`${name} has tests`, () => (item(name)?.children.size ?? 0) > 0);
    return ended(await start(command));
  }

  it('assertions stand below their module and the comment about them', async () => {
    await vscode.window.showTextDocument(file('math.wast'));
    const found = await until('math.wast has tests', () => item('math.wast')?.children);
    await until('they are read', () => found.size > 0);
    assert.deepEqual(tree(found), [
      'Whole numbers | module $math',
      '  Clamping',
      '    clamp 5 0 9 => 5',
      '    clamp -5 0 9 => 0',
      '  Halving | half 8 => 4',
      '  halves what is negative | half -8 => -4'
    ]);
  });

  it('what failed says what was expected, what came, and where', async () => {
    const { states, messages } = await run('math.wast', 'testing.runCurrentFile');
    assert.deepEqual([...states], [
      ['clamp 5 0 9 => 5', 'passed'],
      ['clamp -5 0 9 => 0', 'passed'],
      ['Halving', 'passed'],
      ['halves what is negative', 'failed']
    ]);
    const [message] = messages;
    assert.equal(message?.expectedOutput, 'i32 -4');
    assert.equal(message.actualOutput, 'i32 2147483644');
    assert.equal(message.location?.uri.toString(), file('math.wast').toString());
    assert.equal(message.location.range.start.line, 22);
  });

  it('what ran is counted in instructions, ways and functions', async () => {
    const { coverage } = await run('math.wast', 'testing.coverageCurrentFile');
    const [covered] = coverage;
    assert.equal(covered?.uri.toString(), file('math.wast').toString());
    assert.deepEqual([covered.declarationCoverage?.covered, covered.declarationCoverage?.total], [2, 3]);
    assert.deepEqual([covered.branchCoverage?.covered, covered.branchCoverage?.total], [3, 4]);
    assert.ok(covered.statementCoverage.covered > 0 && covered.statementCoverage.covered < covered.statementCoverage.total);
  });

  it('what is typed counts before it is saved', async () => {
    await write('typed.wat', '(module (func (export "one") (result i32) (i32.const 1)))\n');
    const editor = await vscode.window.showTextDocument(file('typed.wat'));
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), ';; run: one => 1\n'));
    await until('typed.wat has a test', () => item('typed.wat')?.children.get('one => 1') !== undefined || undefined);
    const { states } = await ended(await start('testing.runCurrentFile'));
    assert.deepEqual([...states], [['one => 1', 'passed']]);
    await editor.document.save();
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.workspace.fs.delete(file('typed.wat'));
  });

  it('files come and go', async () => {
    await write('made.wast', '(module)\n');
    await until('made.wast has one', () => item('made.wast') !== undefined);
    await vscode.workspace.fs.delete(file('made.wast'));
    await until('made.wast has none', () => item('made.wast') === undefined);
  });

  it('folders go with all that is in them', async () => {
    await write('made/deep/inner.wast', '(module)\n');
    await until('it has tests', () => item('made/deep/inner.wast') !== undefined);
    await vscode.workspace.fs.delete(file('made'), { recursive: true });
    await until('it has none', () => item('made/deep/inner.wast') === undefined);
  });

  it('what was never saved goes when it is closed', async () => {
    const { uri } = await vscode.workspace.openTextDocument({ language: 'wat', content: CALLED });
    await vscode.window.showTextDocument(uri);
    await until('it has tests', () => controller.items.get(uri.toString()));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await until('it has none', () => controller.items.get(uri.toString()) === undefined);
  });

  it('what is no text of the user is not listed', async () => {
    const copies = vscode.workspace.registerTextDocumentContentProvider('copy', { provideTextDocumentContent: () => CALLED });
    try {
      await vscode.window.showTextDocument(vscode.Uri.parse('copy:/called.wat'));
      await vscode.window.showTextDocument(file('called.wat'));
      await controller.refreshHandler?.(new vscode.CancellationTokenSource().token);
      assert.ok(item('called.wat'));
      assert.deepEqual([...controller.items].map(([id]) => id).filter(id => id.startsWith('copy:')), []);
    } finally {
      copies.dispose();
    }
  });

  it('a run without end can be ended', async () => {
    await write('spin.wast', '(module (func (export "f")) (func (export "spin") (loop (br 0))))\n(invoke "f")\n(invoke "spin")\n');
    await vscode.window.showTextDocument(file('spin.wast'));
    await until('spin.wast has tests', () => (item('spin.wast')?.children.size ?? 0) > 0);
    const run = await start('testing.runCurrentFile');
    await until('something was told', () => run.states.get('f') === 'passed');
    await vscode.commands.executeCommand('testing.cancelRun');
    await ended(run);
    assert.equal(run.states.get('spin'), 'skipped');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.workspace.fs.delete(file('spin.wast'));
  });

  it('a test is debugged by itself, and its result is told', async () => {
    const sessions: vscode.DebugConfiguration[] = [];
    const listener = vscode.debug.onDidStartDebugSession(session => void sessions.push(session.configuration));
    try {
      const editor = await vscode.window.showTextDocument(file('math.wast'));
      await until('math.wast has tests', () => (item('math.wast')?.children.size ?? 0) > 0);
      const line = editor.document.getText().split('\n').findIndex(text => text.includes('"half" (i32.const 8)'));
      editor.selection = new vscode.Selection(line, 3, line, 3);
      const { states } = await ended(await start('testing.debugAtCursor'));
      assert.equal(states.get('Halving'), 'passed');
      assert.deepEqual(sessions.map(({ program, command }) => [program, command] as unknown[]), [[file('math.wast').fsPath, `${line + 1}:1`]]);
    } finally {
      listener.dispose();
    }
  });

  it('comments that say what to run are run', async () => {
    const { states, messages } = await run('called.wat', 'testing.runCurrentFile');
    assert.deepEqual([...states], [['sum 50 -8 => 42', 'passed'], ['sum 1 2 => 4', 'failed']]);
    assert.deepEqual([messages[0]?.expectedOutput, messages[0]?.actualOutput], ['4', '3']);
  });

  describe('several at once', () => {
    const calls: unknown[] = [];
    let listener: vscode.Disposable;
    beforeEach(() => {
      calls.length = 0;
      listener = vscode.debug.onDidStartDebugSession(({ configuration }) => void calls.push([configuration['invoke'], configuration['args']]));
    });
    afterEach(() => {
      listener.dispose();
    });
    it('are debugged one after the other', async () => {
      const { states } = await run('called.wat', 'testing.debugCurrentFile');
      assert.deepEqual(calls, [['sum', ['50', '-8']], ['sum', ['1', '2']]]);
      assert.deepEqual([...states], [['sum 50 -8 => 42', 'passed'], ['sum 1 2 => 4', 'failed']]);
    });

    it('end when one of them is stopped', async () => {
      await vscode.window.showTextDocument(file('called.wat'));
      await until('called.wat has tests', () => (item('called.wat')?.children.size ?? 0) > 0);
      const breakpoint = new vscode.SourceBreakpoint(new vscode.Location(file('called.wat'), new vscode.Position(4, 0)));
      vscode.debug.addBreakpoints([breakpoint]);
      try {
        const begun = await start('testing.debugCurrentFile');
        await until('the first stands still', () => vscode.debug.activeStackItem instanceof vscode.DebugStackFrame);
        await vscode.commands.executeCommand('workbench.action.debug.stop');
        const { states } = await ended(begun);
        assert.equal(calls.length, 1);
        assert.deepEqual([...states], [['sum 50 -8 => 42', 'skipped'], ['sum 1 2 => 4', 'skipped']]);
      } finally {
        vscode.debug.removeBreakpoints([breakpoint]);
      }
    });

    it('of a script are debugged in one session', async () => {
      const { states } = await run('gcd.wast', 'testing.debugCurrentFile');
      assert.equal(calls.length, 1);
      assert.ok(states.size > 2);
      assert.deepEqual(new Set(states.values()), new Set(['passed']));
    });
  });
});
