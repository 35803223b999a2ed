import assert from 'node:assert/strict';
import { startedFromNowOn } from '../processes.mjs';

export const name = 'a window that is reloaded or closed while two programs are debugged leaves no process behind';

/** Only both together are offered. */
const presentation = { hidden: true };

export const files = {
  '.vscode/launch.json': {
    version: '0.2.0',
    configurations: [
      { type: 'stepwasm', request: 'launch', name: 'endless', program: '${workspaceFolder}/endless.wat', presentation },
      { type: 'stepwasm', request: 'launch', name: 'greet', program: '${workspaceFolder}/greet.wat', console: 'integratedTerminal', presentation }
    ],
    compounds: [{ name: 'both', configurations: ['endless', 'greet'] }]
  }
};

export async function story(vs) {
  const started = startedFromNowOn(vs);
  await vs.open('endless.wat');
  await vs.launch('both');
  await both(vs, started);
  const before = started();

  await vs.reload();
  await vs.outline();
  await vs.until('the processes of the window before are gone', () => before.every(pid => !started().includes(pid)));
  assert.deepEqual([started('lsp').length, started('dap').length, started('program').length], [1, 0, 0]);

  await vs.showRunView();
  await vs.press('F5');
  await both(vs, started);
  const last = started();
  await vs.page.close({ runBeforeUnload: true });
  const deadline = Date.now() + 60_000;
  while (started().length > 0) assert.ok(Date.now() < deadline, `of ${last.join(', ')} there are still ${started().join(', ')}`);
}

/** Both programs run: the one goes round and round, the other, in a terminal, waits for an answer. */
async function both(vs, started) {
  await vs.callStack('endless').waitFor();
  await vs.callStack('greet').waitFor();
  await vs.until('there are two adapters and a program in a terminal', () => started('dap').length === 2 && started('program').length === 1);
}
