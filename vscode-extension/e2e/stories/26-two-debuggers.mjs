import { writeFileSync } from 'node:fs';
import path from 'node:path';

export const name = 'linear memory stays while a program of another debugger has the focus';

export const files = {
  '.vscode/launch.json': { version: '0.2.0', configurations: [{ type: 'node', request: 'launch', name: 'Other', program: '${workspaceFolder}/other.js', internalConsoleOptions: 'neverOpen' }] }
};

/** Where a row has its name: the buttons at the other end let the program go on. */
const NAME = { position: { x: 40, y: 10 } };

export async function story(vs) {
  const memory = vs.memory();
  writeFileSync(path.join(vs.folder, 'other.js'), 'debugger;\n');
  await vs.open('tour.wat');
  await vs.toggleBreakpoint(await vs.lineOf('(call $count (i32.add'));
  await vs.launch('Other');
  const other = vs.callStack(/other\.js \[/);
  await other.waitFor();
  await vs.page.locator('.tab.active', { hasText: 'other.js' }).waitFor();

  // The one that was first keeps the focus when the next one stops.
  await vs.openFromExplorer('tour.wat');
  await vs.command('Stepwasm: Debug WebAssembly File');
  await vs.showRunView();
  const program = vs.callStack('Run tour.wat');
  await program.waitFor();
  await other.click(NAME);
  await vs.command('Stepwasm: Show Linear Memory');
  await memory.locator('#note', { hasText: 'Another program has the focus' }).waitFor();
  await vs.showRunView();
  await program.click(NAME);
  await memory.locator('#dump [role=row]').first().waitFor();
}
