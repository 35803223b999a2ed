// One workbench and one browser, in which stories are told one after the other. Several lanes share nothing but the machine.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { extension, root } from '../build/tools.mjs';
import { anyPort, Workbench } from '../playground/workbench.mjs';
import { openEditor } from './editor.mjs';

/** Chromium without its sandbox, because CI runs as root, and without what it would ask of the network. */
const chromiumFlags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];

export class Lane {
  #folder;
  #settings;
  #workbench;
  #browser;
  /** The options with which the server of the workbench runs, and where it answers. */
  #running;
  #door;

  /** `programs` are those of the workbench; everything is kept below `folder`. */
  constructor(programs, folder, settings) {
    this.#folder = folder;
    this.#settings = settings;
    this.#workbench = new Workbench(programs, path.join(folder, 'workbench'), settings);
  }

  /** Installs the extension and starts the browser. */
  async open({ vsix, chromium, playwright }) {
    await this.#workbench.installExtension(vsix);
    this.#browser = await playwright.launch({ executablePath: chromium, headless: true, args: chromiumFlags, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false });
  }

  /**
   * Tells one story: throws what went wrong in it, after a picture of the window. `pictures` are the folders for the pictures of
   * the documentation and of the walkthrough, `note` gets what is said of it, `tests` says which tests in the extension host are run, and how often again.
   */
  async tell({ story, files = {}, server = [], settings = {} }, name, { tests, pictures, note }) {
    const folder = this.#samples(name, files);
    this.#workbench.settings({ ...this.#settings, ...settings });
    const { address, token } = await this.#serve(server);
    const editor = await openEditor({ browser: this.#browser, address, token, folder, extensions: this.#workbench.extensions, ...pictures, note });
    try {
      await story(editor, tests);
    } catch (error) {
      await editor.page.screenshot({ path: path.join(this.#folder, `failed-${name}.png`) }).catch(() => {}); // the page may be what failed
      throw error;
    } finally {
      await editor.close();
    }
  }

  async close() {
    await this.#browser?.close().catch(() => {}); // it may have gone with the same Ctrl-C
    await this.#workbench.stop();
  }

  /** The server of the workbench, started anew where a story wants other options than the one before. */
  async #serve(options) {
    if (this.#running !== options.join(' ')) {
      await this.#workbench.stop();
      this.#running = undefined;
      this.#door = await this.#workbench.start(await anyPort(), this.#folder, ...options);
      this.#running = options.join(' ');
    }
    return this.#door;
  }

  /** A folder with the samples, the fixtures of this test and what a story adds. */
  #samples(name, more) {
    const folder = path.join(this.#folder, name, 'samples');
    cpSync(path.join(root, 'docs', 'samples'), folder, { recursive: true });
    cpSync(path.join(extension, 'e2e', 'fixtures'), folder, { recursive: true });
    for (const [file, content] of Object.entries(more)) {
      mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(folder, file), JSON.stringify(content, undefined, 2));
    }
    return folder;
  }
}
