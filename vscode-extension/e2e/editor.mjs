// What a user does in VS Code and sees there, in words of the user. Waits for conditions, never for a time.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const PATIENCE = 60_000;

/** Opens the workbench in a browser profile of its own. */
export async function openEditor({ browser, address, token, folder, images, note }) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  await context.addCookies([{ name: 'vscode-tkn', value: token, url: address }]);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  return new Editor(page, { address, folder, images, note });
}

/** Whether something is there soon: the editor drops what comes before it is ready, so some things are asked for again. */
function appears(what) {
  return what.waitFor({ timeout: 5_000 }).then(
    () => true,
    () => false
  );
}

class Editor {
  constructor(page, { address, folder, images, note }) {
    Object.assign(this, { page, address, folder, images, note });
  }

  /** Starts the window with one file open and the extension's server at work on it: its outline is there. */
  async open(file) {
    await this.openWithoutServer(file);
    const symbol = this.page.locator('.quick-input-list .monaco-list-row .codicon[class*="codicon-symbol-"]').first();
    await this.until('the outline is there', async () => {
      await this.press('Control+Shift+o');
      const found = await appears(symbol);
      await this.press('Escape');
      await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
      return found;
    });
  }

  async openWithoutServer(file) {
    this.file = file;
    const host = new URL(this.address).host;
    const payload = [['openFile', `vscode-remote://${host}${path.join(this.folder, file)}`], ['skipWelcome', 'true']];
    await this.page.goto(`${this.address}?folder=${encodeURIComponent(this.folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
    await this.page.locator('.tab.active', { hasText: file }).waitFor();
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  close() {
    return this.page.context().close();
  }

  press(...keys) {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  /** The number of the line of the open file that contains these words. */
  lineOf(words) {
    const lines = readFileSync(path.join(this.folder, this.file), 'utf8').split('\n');
    const index = lines.findIndex(line => line.includes(words));
    assert.ok(index >= 0, `${this.file} has no line with ${words}`);
    return index + 1;
  }

  async goToLine(line) {
    await this.press('Control+1');
    await this.page.locator('.editor-instance .monaco-editor.focused').waitFor();
    await this.press('Control+g');
    const input = this.page.locator('.quick-input-widget input');
    await input.waitFor();
    await this.page.keyboard.type(String(line));
    await this.page.locator('.quick-input-list', { hasText: new RegExp(`line ${line}\\b`) }).waitFor();
    await this.press('Enter');
    await input.waitFor({ state: 'hidden' });
    await this.page.locator('.line-numbers.active-line-number', { hasText: new RegExp(`^${line}$`) }).waitFor();
  }

  /** Runs a command of the palette by its name. */
  async command(name) {
    await this.press('F1');
    const input = this.page.locator('.quick-input-widget input');
    await input.waitFor();
    await input.fill(`>${name}`);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
    await this.press('Enter');
  }

  /** Waits until `condition` holds and notes how long it took; fails when it took longer than `limit` milliseconds. */
  async measured(what, limit, act, condition) {
    const started = Date.now();
    await act();
    const afterAct = Date.now();
    await condition();
    const took = Date.now() - started;
    this.note(what, took);
    assert.ok(took <= limit, `${what} took ${took} ms (of these ${afterAct - started} to press the keys), more than ${limit}`);
  }

  async showRunView() {
    await this.press('Control+Shift+d');
    await this.page.locator('.debug-viewlet').waitFor();
  }

  /** Starts the open file, not what the launch.json of the folder says. */
  async debugFile() {
    await this.command('Stepwasm: Debug WebAssembly File');
  }

  /** Starts the only configuration of launch.json, when the editor has read it. */
  async launch(name) {
    await this.showRunView();
    await this.page.locator('.start-debug-action-item', { hasText: name }).waitFor();
    await this.press('F5');
  }

  squiggle() {
    return this.page.locator('.editor-instance .squiggly-error').first();
  }

  problem(words) {
    return this.page.locator('.markers-panel .monaco-list-row', { hasText: words });
  }

  /** A message in the corner, or a dialog in the middle. */
  message(words) {
    return this.page.locator('.notification-list-item, .monaco-dialog-box', { hasText: words }).first();
  }

  /** A link above a line of the text. */
  lens(words) {
    return this.page.locator('.editor-instance .codelens-decoration a', { hasText: words }).first();
  }

  /** Clicks a lens until what it leads to is there: a click on one that is just drawn anew is lost. */
  clickLens(words, effect) {
    return this.until(`the lens ${words} does something`, async () => {
      await this.lens(words).click();
      return appears(effect);
    });
  }

  async toggleBreakpoint(line) {
    await this.goToLine(line);
    await this.press('F9');
  }

  breakpoints() {
    return this.page.locator('.editor-instance .glyph-margin-widgets .codicon-debug-breakpoint');
  }

  /** The line on which the program stands, or nothing while it runs. */
  stoppedLine() {
    return this.page.evaluate(() => {
      const mark = document.querySelector('.editor-instance .view-overlays .debug-top-stack-frame-line');
      if (!mark) return undefined;
      const { top } = mark.getBoundingClientRect();
      const numbers = [...document.querySelectorAll('.editor-instance .margin-view-overlays .line-numbers')];
      const number = numbers.find(each => Math.abs(each.getBoundingClientRect().top - top) < 5);
      return number ? Number(number.textContent) : undefined;
    });
  }

  async stoppedAt(line) {
    await this.until(`the program stops on line ${line}`, async () => (await this.stoppedLine()) === line);
  }

  stopped() {
    return this.until('the program stops', async () => (await this.stoppedLine()) !== undefined);
  }

  /** Presses the key again if nothing happens: the editor drops a pause that comes before it knows the threads of a new session. */
  async pause() {
    const mark = this.page.locator('.editor-instance .view-overlays .debug-top-stack-frame-line').first();
    await this.until('the program pauses', async () => {
      await this.press('F6');
      return mark.waitFor({ timeout: 1_000 }).then(
        () => true,
        () => false
      );
    });
  }

  /** The bar with pause, step and stop, which is there as long as there is a session. */
  toolbar() {
    return this.page.locator('.debug-toolbar');
  }

  async sessionEnds() {
    await this.toolbar().waitFor({ state: 'hidden' });
    await this.page.locator('.part.statusbar:not(.debugging)').waitFor();
  }

  /** The rows of the Variables pane that are in view, by name. */
  async variables() {
    const rows = await this.page.locator('.debug-variables .monaco-list-row').evaluateAll(rows =>
      rows.map(row => [
        row.querySelector('.name')?.textContent?.replace(/\s*=?:?\s*$/, '') ?? row.textContent ?? '',
        row.querySelector('.value')?.textContent ?? ''
      ])
    );
    return new Map(rows);
  }

  /** The value of a variable as an unsigned 32-bit number, or nothing while it is not shown. */
  async number(name) {
    const value = /0x[0-9a-f]+|-?\d+/i.exec((await this.variables()).get(name) ?? '')?.[0];
    return value === undefined ? undefined : Number(value) >>> 0;
  }

  variableIs(name, value) {
    return this.until(`${name} is 0x${value.toString(16)}`, async () => (await this.number(name)) === value);
  }

  /** How many rows the unfolded scope "Operand stack" has. */
  async operands() {
    const names = [...(await this.variables()).keys()];
    const from = names.findIndex(name => name.startsWith('Operand stack'));
    const to = names.findIndex((name, index) => index > from && /^(Labels|Globals|Memories|Tables)/.test(name));
    return from < 0 ? 0 : (to < 0 ? names.length : to) - from - 1;
  }

  scope(name) {
    return this.page.locator('.debug-variables .monaco-list-row', { hasText: new RegExp(`^${name}`) }).first();
  }

  async unfoldScope(name) {
    const scope = this.scope(name);
    await scope.waitFor();
    if ((await scope.getAttribute('aria-expanded')) !== 'true') await scope.locator('.monaco-tl-twistie').click();
    await this.page.locator('.debug-variables .monaco-list-row[aria-expanded="true"]', { hasText: new RegExp(`^${name}`) }).first().waitFor();
  }

  /** Folds a section of the side bar, or unfolds it. */
  async pane(title, unfolded) {
    const header = this.page.locator('.debug-viewlet .pane-header', { hasText: title });
    await header.waitFor();
    if ((await header.getAttribute('aria-expanded')) !== String(unfolded)) await header.click();
    await this.page.locator(`.debug-viewlet .pane-header[aria-expanded="${unfolded}"]`, { hasText: title }).waitFor();
  }

  /** The page of the memory view, two frames deep. */
  memory() {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  }

  async goToAddress(address) {
    const input = this.memory().locator('#address');
    await input.fill(address);
    await input.press('Enter');
  }

  /** What the program or the debugger has written to the Debug Console. */
  console(words) {
    return this.page.locator('.repl .monaco-list-row .value', { hasText: words });
  }

  async until(what, condition) {
    const deadline = Date.now() + PATIENCE;
    while (!(await condition())) {
      assert.ok(Date.now() < deadline, `waited ${PATIENCE / 1000} s in vain until ${what}`);
      await this.page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => resolve(undefined))));
    }
  }

  /** A picture for the documentation, without the pointer's and the cursor's traces. */
  async picture(name) {
    await this.page.mouse.move(1, 1);
    await this.page.screenshot({ path: path.join(this.images, `${name}.png`), caret: 'hide', animations: 'disabled' });
  }
}
