// What a user does in VS Code and sees there, in words of the user. Waits for conditions, never for a time.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import path from 'node:path';

const PATIENCE = 60_000;

/** Opens the workbench in a browser profile of its own. */
export async function openEditor({ browser, address, token, ...surroundings }) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  await context.addCookies([{ name: 'vscode-tkn', value: token, url: address }]);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  return new Editor(page, { address, ...surroundings });
}

/** Whether something is there soon: the editor drops what comes before it is ready, so some things are asked for again. */
function appears(what, timeout = 5_000) {
  return what.waitFor({ timeout }).then(
    () => true,
    () => false
  );
}

/** Whether something that is shown goes soon. */
function gone(what, timeout = 5_000) {
  return what.waitFor({ state: 'hidden', timeout }).then(
    () => true,
    () => false
  );
}

class Editor {
  /** What became of the choices that were made since `opens` began. */
  #trail = [];

  /** `folder` is open in it, and the extension is installed below `extensions`. */
  constructor(page, { address, folder, extensions, images, walkthrough, note }) {
    Object.assign(this, { page, address, folder, extensions, images, walkthrough, note });
  }

  /** Starts the window with one file open and the extension's server at work on it: its outline is there. */
  async open(file) {
    await this.openWithoutServer(file);
    await this.outline();
  }

  /** Waits until the server has something to say about the open file. */
  async outline() {
    const symbol = this.page.locator('.quick-input-list .monaco-list-row .codicon[class*="codicon-symbol-"]').first();
    await this.until('the outline is there', async () => {
      await this.press('Control+Shift+o');
      const found = await appears(symbol);
      await this.press('Escape');
      await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
      return found;
    });
  }

  /** Starts the window with nothing open but the folder, or without a folder. */
  async openWindow(folder) {
    const payload = encodeURIComponent(JSON.stringify([['skipWelcome', 'true']]));
    await this.page.goto(`${this.address}?${folder === undefined ? 'ew=true' : `folder=${encodeURIComponent(folder)}`}&payload=${payload}`);
    await this.page.locator('.part.statusbar .statusbar-item').first().waitFor();
  }

  async openWithoutServer(file) {
    this.file = file;
    const host = new URL(this.address).host;
    const payload = [['openFile', `vscode-remote://${host}${path.join(this.folder, file)}`], ['skipWelcome', 'true']];
    await this.goTo(payload);
    await this.page.locator('.tab.active', { hasText: path.basename(file) }).waitFor();
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** Starts the window with the folder and no file. */
  async openFolder() {
    await this.goTo([['skipWelcome', 'true']]);
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  }

  /** Closes the window, and opens one with the folder and no file. */
  async newWindow() {
    const context = this.page.context();
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    await this.page.close({ runBeforeUnload: true });
    this.page = page;
    await this.openFolder();
  }

  /** Reloads the window, as its command does; afterwards the same file is open. */
  async reload() {
    await this.command('Developer: Reload Window');
    await this.page.waitForEvent('load');
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** Opens a file from the explorer, in whatever editor it opens in. */
  async openFromExplorer(file) {
    await this.press('Control+Shift+e');
    await this.explorer(file).dblclick();
  }

  /** The row of a file in the explorer. */
  explorer(file) {
    return this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: file }).first();
  }

  /** The tab of an editor, by its whole name. */
  tab(name) {
    return this.page.locator(`.tabs-container .tab[data-resource-name="${name}"]`);
  }

  /** The names of all tabs. */
  tabs() {
    return this.page.locator('.tabs-container .tab').evaluateAll(tabs => tabs.map(tab => tab.getAttribute('data-resource-name')));
  }

  /** A button at the right end of the tabs. */
  editorAction(title) {
    return this.page.locator('.editor-group-container.active .editor-actions .action-label[aria-label^="' + title + '"]').first().click();
  }

  /** An item of the status bar. */
  statusBar(words) {
    return this.page.locator('.statusbar-item', { hasText: words });
  }

  /** Goes to something of the outline, by its name. */
  async goToSymbol(name) {
    await this.until(`${name} is in the outline`, async () => {
      await this.press('Escape', 'Control+1', 'Control+Shift+o');
      const input = this.page.locator('.quick-input-widget input');
      await input.waitFor();
      await input.fill(`@${name}`);
      return appears(this.chosen(name));
    });
    await this.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Where the cursor is, as the status bar says. */
  async cursor() {
    const words = (await this.statusBar(/Ln \d+, Col \d+/).first().textContent()) ?? '';
    const [, line, column] = /Ln (\d+), Col (\d+)/.exec(words) ?? [];
    return { line: Number(line), column: Number(column) };
  }

  /** The page of the only webview that is shown, two frames deep. */
  webview() {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  }

  /** Opens the window with what VS Code is to know from the beginning. */
  goTo(payload) {
    return this.page.goto(`${this.address}?folder=${encodeURIComponent(this.folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
  }

  close() {
    return this.page.context().close();
  }

  press(...keys) {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  /** The number of the line of the open file that contains these words. While it is being saved it is empty for a moment. */
  async lineOf(words) {
    let index = -1;
    await this.until(`${this.file} has a line with ${words}`, async () => {
      const lines = readFileSync(path.join(this.folder, this.file), 'utf8').split('\n');
      index = lines.findIndex(line => line.includes(words));
      return index >= 0;
    });
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
    const input = this.page.locator('.quick-input-widget input');
    await this.until(`the command ${name} is offered`, async () => {
      await this.press('F1');
      if (!(await appears(input))) return false;
      const typed = await input.fill(`>${name}`, { timeout: 5_000 }).then(
        () => true,
        () => false // a window that has just opened may close the list again
      );
      if (typed && (await this.goesTo(name))) return true;
      await this.press('Escape'); // the list is as it was when it was opened, and that may be before there were extensions
      return false;
    });
    await this.press('Enter');
  }

  /** Waits until `condition` holds and notes how long it took; fails when it took longer than `limit` milliseconds. */
  async measured(what, limit, act, condition) {
    const started = Date.now();
    await act();
    const afterAct = Date.now();
    await condition();
    const took = Date.now() - started;
    this.within(what, took, limit, ` (of these ${afterAct - started} to press the keys)`);
  }

  /**
   * Notes how many milliseconds something took; fails when these are more than `limit`. On a machine that has more to do than it can,
   * it may take as many times as long.
   */
  within(what, took, limit, more = '') {
    this.note(what, took);
    const crowd = Math.max(1, loadavg()[0] / availableParallelism());
    assert.ok(took <= limit * crowd, `${what} took ${took} ms${more}, more than ${limit}${crowd > 1 ? ` on a machine that is ${crowd.toFixed(1)} times as busy as it can be` : ''}`);
  }

  async showRunView() {
    await this.press('Control+Shift+d');
    await this.page.locator('.debug-viewlet').waitFor();
  }

  /** Starts the open file, not what the launch.json of the folder says. */
  async debugFile() {
    await this.command('Stepwasm: Debug WebAssembly File');
  }

  /** Presses F5 until what it leads to is there: right after a session the editor drops it. */
  startAgain(leadsTo) {
    return this.until('F5 starts something', async () => {
      await this.press('F5');
      return appears(leadsTo);
    });
  }

  /** Starts the only configuration of launch.json, when the editor has read it. */
  async launch(name) {
    await this.showRunView();
    await this.page.locator('.start-debug-action-item', { hasText: name }).waitFor();
    await this.press('F5');
  }

  /** The row of the Call Stack pane with these words: a thread or a frame. */
  callStack(words) {
    return this.page.locator('.debug-call-stack .monaco-list-row', { hasText: words }).first();
  }

  /** What stands below a thread in the Call Stack pane: its frames, the innermost first, each with the number of its row. */
  async stackOf(thread) {
    const rows = await this.page.locator('.debug-call-stack .monaco-list-row').evaluateAll(rows =>
      rows
        .map(row => ({ index: Number(row.dataset.index), isThread: !!row.querySelector('.thread'), text: row.textContent ?? '' }))
        .sort((one, other) => one.index - other.index)
    );
    const from = rows.findIndex(row => row.isThread && row.text.includes(thread));
    const to = rows.findIndex((row, at) => at > from && row.isThread);
    return from < 0 ? [] : rows.slice(from + 1, to < 0 ? rows.length : to);
  }

  /** Waits until the frames of a thread begin with these, each told by a pattern; rows that can be unfolded are. */
  stackIs(thread, ...patterns) {
    return this.until(`${thread} has the frames ${patterns.join(', ')}`, async () => {
      const stack = await this.stackOf(thread);
      const more = stack.find(frame => /Show \d+ More/.test(frame.text));
      if (more) await this.callStackRow(more).click();
      return patterns.every((pattern, at) => pattern.test(stack[at]?.text ?? ''));
    });
  }

  /** Looks at the innermost frame of a thread; keys are meant for that thread from then on. */
  async lookAt(thread) {
    await this.until(`${thread} is looked at`, async () => {
      const [frame] = await this.stackOf(thread);
      if (!frame) return false;
      await this.callStackRow(frame).click();
      return appears(this.callStackRow(frame, '.selected'));
    });
  }

  callStackRow(frame, state = '') {
    return this.page.locator(`.debug-call-stack .monaco-list-row[data-index="${frame.index}"]${state}`);
  }

  /** Gives a variable of the pane another value, as one types it. */
  async setVariable(name, value) {
    const pane = this.page.locator('.debug-variables');
    const row = pane.locator('.monaco-list-row').filter({ has: this.page.locator('.name', { hasText: new RegExp(`^\\${name}\\b`) }) }).first();
    const input = pane.locator('.monaco-inputbox input');
    await this.until(`${name} can be changed`, async () => {
      const index = await row.getAttribute('data-index'); // a row that is being changed has no name
      const shown = await row.locator('.value').textContent();
      await row.dblclick();
      const own = pane.locator(`.monaco-list-row[data-index="${index}"] .monaco-inputbox input`);
      if ((await appears(own)) && (await own.inputValue()) === shown) return true;
      await this.press('Escape'); // the pane was drawn anew in between, and another row is being changed, or none
      return false;
    });
    await input.fill(value);
    await this.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** The row of a list to choose from. */
  choice(words) {
    return this.page.locator('.quick-input-list .monaco-list-row', { hasText: words }).first();
  }

  /** The row of the list that Enter takes, if it has these words. */
  chosen(words) {
    return this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: words });
  }

  /** Goes down the list to the row that has these words, if there is one; others that fit may be above it. */
  async goesTo(words) {
    if (!(await appears(this.choice(words)))) return false;
    for (let down = 0; down < 10 && (await this.chosen(words).count()) === 0; down++) await this.press('ArrowDown');
    return (await this.chosen(words).count()) > 0;
  }

  /** Waits until an entry of the language status, which opens from the braces in the status bar, has these words; it is closed again. */
  async languageStatus(words) {
    const status = this.page.locator('.hover-language-status');
    await this.until(`the language status says ${words}`, async () => {
      await this.page.locator('[id="status.languageStatus"]').hover();
      const found = await appears(status.locator('.element', { hasText: words }));
      // The editor may not follow the pointer yet when it leaves: one that rested then would keep the status open.
      let moved = 0;
      await this.until('the language status is closed', async () => {
        await this.page.mouse.move(1, 1 + (moved++ % 9));
        return (await this.page.locator('.hover-language-status:visible').count()) === 0;
      });
      return found;
    });
  }

  /** Chooses from the list that is open, as one who types; nothing happens when there is no such list. */
  async chooseByTyping(words) {
    const input = this.page.locator('.quick-input-widget input');
    if (!(await appears(this.choice(words)))) return this.#trail.push(`no list has ${words}`);
    const typed = await input.fill(words, { timeout: 5_000 }).then(
      () => true,
      () => false // the list has gone meanwhile
    );
    const found = typed && (await this.goesTo(words));
    if (found) await this.press('Enter');
    return this.#trail.push(found ? `Enter at ${words}` : typed ? `${words} could not be chosen` : `the list with ${words} has gone`);
  }

  /** Opens a file by a command and choices from lists, again if one of them was closed by what came in between. */
  async opens(file, act) {
    this.#trail = [];
    try {
      await this.until(`${file} is open`, async () => {
        await act();
        const found = await appears(this.page.locator('.tab.active', { hasText: file }));
        if (!found) this.#trail.push(`open are ${(await this.tabs()).join(', ')}`);
        return found;
      });
    } catch (error) {
      throw new Error(`${error.message}: ${this.#trail.join('; ')}`, { cause: error });
    }
  }

  /** Where something is typed that the editor asks for. */
  input() {
    return this.page.locator('.quick-input-widget input');
  }

  /** Chooses from a list; `$words$` is a row that says nothing else. */
  async choose(words) {
    const exact = /^\$(.*)\$$/.exec(words)?.[1];
    const label = this.page.locator('.label-name', { hasText: exact ? new RegExp(`^\\s*${exact}$`) : words });
    const row = this.page.locator('.quick-input-list .monaco-list-row', { has: label }).first();
    await row.waitFor();
    await row.click();
  }

  /** Types an answer to a question, which is known by its title. */
  async enter(title, answer) {
    await this.question(title).waitFor();
    await this.input().fill(answer);
    await this.press('Enter');
    await this.question(title).waitFor({ state: 'hidden' });
  }

  /** The title of what the editor asks for. */
  question(title) {
    return this.page.locator('.quick-input-title', { hasText: title });
  }

  /** Where the editor says why the program stands still, below the line. */
  exception(words) {
    return this.page.locator('.exception-widget', { hasText: words });
  }

  /** Types something into the Debug Console. */
  async ask(expression) {
    await this.replInput();
    await this.page.keyboard.type(expression);
    await this.page.keyboard.press('Enter');
  }

  /** What the editor proposes while something is typed. */
  suggestion(words) {
    return this.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: words }).first();
  }

  /** The suggestion that Tab takes, if it has these words. */
  chosenSuggestion(words) {
    return this.page.locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: words });
  }

  /** Puts the cursor into the input of the Debug Console. */
  async replInput() {
    await this.command('Debug Console: Focus on Debug Console View');
    await this.page.locator('.repl .repl-input-wrapper .monaco-editor.focused').waitFor();
  }

  /** What stands in the terminal. */
  terminal(words) {
    return this.page.locator('.terminal-wrapper.active .xterm-rows', { hasText: words });
  }

  /** Whether something is there soon. */
  appears(what) {
    return appears(what);
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

  /** Opens the Test Explorer. */
  async showTests() {
    await this.command('Testing: Focus on Test Explorer View');
    await this.page.locator('.test-explorer .monaco-list-row').first().waitFor();
  }

  /** The row of a test with these words; `state` is `passed` or `failed`. */
  test(words, state) {
    const rows = this.page.locator('.test-explorer .monaco-list-row', { hasText: words });
    return (state ? rows.filter({ has: this.page.locator(`.codicon-testing-${state}-icon`) }) : rows).first();
  }

  /** Unfolds rows of the Test Explorer, the outer ones first. */
  async unfoldTests(...rows) {
    for (const words of rows) {
      const row = this.test(words);
      await this.until(`${words} is unfolded`, async () => {
        await row.waitFor();
        if ((await row.getAttribute('aria-expanded')) === 'true') return true;
        await row.locator('.monaco-tl-twistie').click();
        return false;
      });
    }
  }

  /** A link above a line of the text. */
  lens(words) {
    return this.page.locator('.editor-instance .codelens-decoration a:visible', { hasText: words }).first();
  }

  /** Clicks a lens until what it leads to is there: a click on one that is just drawn anew is lost. */
  clickLens(words, effect) {
    return this.until(`the lens ${words} does something`, async () => {
      await this.lens(words).click();
      return appears(effect, 20_000); // a second click would start a second program
    });
  }

  async toggleBreakpoint(line) {
    await this.goToLine(line);
    await this.press('F9');
  }

  breakpoints() {
    return this.page.locator('.editor-instance .glyph-margin-widgets .codicon-debug-breakpoint');
  }

  /** Gives a line a breakpoint by a command that asks for its condition or text. */
  async addBreakpoint(line, command, words) {
    await this.goToLine(line);
    await this.command(command);
    const input = this.page.locator('.editor-instance .breakpoint-widget');
    await input.locator('.monaco-editor.focused').waitFor();
    await this.page.keyboard.type(words);
    await this.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** Why the only thread of a program stands still, beside the title of the Call Stack pane. */
  pausedOn(words) {
    return this.page.locator('.debug-viewlet .pane-header', { hasText: `Paused on ${words}` });
  }

  /** A row at the end of the Breakpoints pane, which shows nine rows and has the boxes for traps first. */
  async lastBreakpoint(words) {
    const pane = this.page.locator('.debug-breakpoints');
    const row = pane.locator('.monaco-list-row', { hasText: words }).first();
    await this.until(`there is a breakpoint ${words}`, async () => {
      await pane.hover();
      await this.page.mouse.wheel(0, 1_000);
      return row.isVisible();
    });
    return row;
  }

  /** A value behind a line of a text, while the program stands still. */
  inlineValue(words) {
    return this.page.locator('.editor-instance .view-line', { hasText: words }).first();
  }

  /** A row of the Disassembly view. */
  instruction(words) {
    return this.page.locator('.disassembly-view .monaco-list-row', { hasText: words }).first();
  }

  /** Chooses from the context menu of a variable. */
  async variableMenu(name, entry) {
    const row = this.page.locator('.debug-variables .monaco-list-row').filter({ has: this.page.locator('.name', { hasText: new RegExp(`^\\${name}\\b`) }) }).first();
    const item = this.page.locator('.context-view .action-item', { hasText: entry }).first();
    await this.until(`${name} has a menu`, async () => {
      await row.click({ button: 'right' });
      return appears(item);
    });
    // A menu does not listen to clicks when it has just opened, but to keys.
    await item.hover();
    await this.press('Enter');
    await this.until(`the menu of ${name} is gone`, async () => {
      if (await gone(item)) return true;
      await this.press('Escape'); // it was asked for twice
      return false;
    });
  }

  /** The lines on which threads of the program stand: each has its mark, whichever is looked at. */
  stoppedLines() {
    return this.page.evaluate(() => {
      const numbers = [...document.querySelectorAll('.editor-instance .margin-view-overlays .line-numbers')];
      return [...document.querySelectorAll('.editor-instance .view-overlays .debug-top-stack-frame-line')].flatMap(mark => {
        const { top } = mark.getBoundingClientRect();
        const number = numbers.find(each => Math.abs(each.getBoundingClientRect().top - top) < 5);
        return number ? [Number(number.textContent)] : [];
      });
    });
  }

  async stoppedAt(line) {
    await this.until(`the program stops on line ${line}`, async () => (await this.stoppedLines()).includes(line));
  }

  stopped() {
    return this.until('the program stops', async () => (await this.stoppedLines()).length > 0);
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

  /** Waits until nothing is debugged. That is so before it begins, too: wait for something that it says first. */
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

  /** Opens the memory view, which is a tab of the panel. */
  async showMemory() {
    await this.command('Stepwasm: Show Linear Memory');
    await this.memory().locator('#dump [role=row]').first().waitFor();
  }

  /** Gives the window other colours, by the name of the theme and the kind that the editor calls it. */
  async theme(name, kind) {
    const input = this.page.locator('.quick-input-widget input[type=text]');
    await this.press('Control+k', 'Control+t');
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Light' }).first().waitFor();
    await input.fill(name);
    await this.choice(name).waitFor();
    await this.press('Enter');
    await input.waitFor({ state: 'hidden' });
    await this.page.locator(`.monaco-workbench.${kind}`).waitFor();
    const told = { vs: 'vscode-light', 'vs-dark': 'vscode-dark', 'hc-black': 'vscode-high-contrast' }[kind];
    await this.memory().locator(`body.${told}`).waitFor();
  }

  /** The page of the memory view, two frames deep. */
  memory() {
    return this.webview();
  }

  async goToAddress(address) {
    const input = this.memory().locator('#address');
    await input.fill(address);
    await input.press('Enter');
    await this.memory().locator('#dump:focus').waitFor();
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

  /** A picture for the documentation, without the pointer's and the cursor's traces, and without what names folders of this machine. */
  async picture(name, ...machine) {
    await this.page.mouse.move(1, 1);
    for (const part of machine) await part.evaluateAll(elements => elements.forEach(element => (element.style.visibility = 'hidden')));
    await this.page.screenshot({ path: path.join(this.images, `${name}.png`), caret: 'hide', animations: 'disabled' });
  }

  /**
   * A picture for the walkthrough: the part of the window with these elements in it, in a light theme and in a dark one. Taken only when pictures are
   * made anew.
   *
   * @param prepare does again what the change of the theme has undone
   * @param width which it has at most, as it has a height
   */
  async walkthroughPicture(name, elements, { prepare = async () => {}, width = 800, height = 800 } = {}) {
    if (!this.walkthrough) return;
    for (const theme of ['dark', 'light']) {
      await this.page.emulateMedia({ colorScheme: theme });
      await this.page.locator(`.monaco-workbench.${theme === 'dark' ? 'vs-dark' : 'vs'}`).first().waitFor();
      await prepare();
      const clip = await this.around(elements, width, height);
      await this.page.screenshot({ path: path.join(this.walkthrough, `${name}-${theme}.png`), clip, caret: 'hide', animations: 'disabled' });
    }
  }

  /** The smallest part of the window with all of these in it, as far as they are in view and it does not become larger than that. */
  async around(elements, widest, highest) {
    const boxes = await Promise.all(elements.map(element => element.evaluateAll(all => all.map(each => each.getBoundingClientRect().toJSON()))));
    const all = boxes.flat();
    const x = Math.max(0, Math.min(...all.map(box => box.left)) - 8);
    const y = Math.max(0, Math.min(...all.map(box => box.top)));
    const { width, height } = this.page.viewportSize();
    return {
      x,
      y,
      width: Math.min(widest, width - x, Math.max(...all.map(box => box.right)) + 8 - x),
      height: Math.min(highest, height - y, Math.max(...all.map(box => box.bottom)) + 8 - y)
    };
  }

  /** The lines of the open text that are in view. */
  text() {
    return this.page.locator('.editor-instance .view-lines .view-line');
  }
}
