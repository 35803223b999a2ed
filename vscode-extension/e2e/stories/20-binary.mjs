import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { extension } from '../../build/tools.mjs';

export const name = 'a binary opens as text, with everything that works in a text, and is stepped through there';

const TEXT = 'gofmt.wasm.wat';

export async function story(vs) {
  copyFileSync(path.join(extension, 'node_modules', '@wasm-fmt', 'gofmt', 'gofmt.wasm'), path.join(vs.folder, 'gofmt.wasm'));
  await vs.open('sum.wat');
  await vs.openFromExplorer('gofmt.wasm');
  await vs.tab(TEXT).waitFor();
  await vs.page.locator('.editor-instance .view-line', { hasText: '(module $main' }).waitFor();
  await vs.tab('gofmt.wasm').waitFor({ state: 'detached' });

  await vs.command('View: Toggle Breadcrumbs'); // they have the path of the binary, which is of this machine

  // The outline leads to a function of 95,000 lines; the status bar has the offset of its first instruction.
  await vs.goToSymbol('main.alloc#wasmexport');
  const { line } = await vs.cursor();
  await vs.goToLine(line + 2);
  await vs.statusBar(/Byte 0x[0-9a-f]+/).waitFor();

  // A breakpoint stops the program in this very text, and a step goes on in it.
  await vs.toggleBreakpoint(line + 4);
  await vs.breakpoints().waitFor();
  await vs.showRunView();
  await vs.goToLine(line);
  const input = vs.page.locator('.quick-input-widget input');
  await vs.clickLens('Debug', input);
  await input.fill('100');
  await vs.press('Enter');
  await vs.stoppedAt(line + 4);
  await vs.press('F10');
  await vs.stoppedAt(line + 5);
  assert.deepEqual(await vs.tabs(), ['sum.wat', TEXT]);
  for (const pane of ['Watch', 'Call Stack', 'Breakpoints']) await vs.pane(pane, false);
  await vs.picture('binary-stepping');
  await vs.press('Shift+F5');
  await vs.sessionEnds();

  // An offset that an engine has named leads to its instruction.
  await vs.command('Stepwasm: Go to Byte Offset');
  await input.fill('wasm-function[72]:0x9');
  await vs.page.locator('.quick-input-message', { hasText: 'There is no instruction at 0x9' }).waitFor();
  await input.fill('0x20000');
  await vs.page.locator('.quick-input-message', { hasText: 'There is no instruction' }).waitFor({ state: 'hidden' });
  await vs.press('Enter');
  await vs.statusBar(/Byte 0x(1ffff|20000|1fff[0-9a-f])/).waitFor();

  // What is in it, with a way back into the text.
  await vs.press('Control+Shift+e');
  await vs.editorAction('Show Sections');
  const page = vs.webview();
  await page.locator('h2', { hasText: /^Sections/ }).waitFor();
  await page.locator('meter[aria-label^="code:"]').waitFor();
  await vs.picture('binary-sections');
  await page.locator('#filter').fill('output');
  await page.locator('#found', { hasText: /^\d+ rows$/ }).waitFor();
  await page.locator('button.link', { hasText: 'output_ptr' }).first().click();
  await vs.page.locator('.editor-instance .view-line', { hasText: 'output_ptr' }).waitFor();
}
