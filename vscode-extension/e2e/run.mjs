// The end-to-end test: a real VS Code workbench in headless Chromium, driven as a user would.
//   node e2e/run.mjs [--update-images] [--only WORD] [--repeat N]
//     --update-images   also writes the pictures of the documentation (docs/images)
//     --only WORD       runs the stories whose file name contains WORD
//     --repeat N        runs them N times
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { extension, Failure, main, onPath, root, stopChildren } from '../build/tools.mjs';
import { freePort, installWorkbench, missing, Workbench } from '../playground/workbench.mjs';

const target = path.join(extension, 'target', 'e2e');
const stories = path.join(extension, 'e2e', 'stories');

/** Chromium without its sandbox, because CI runs as root, and without what it would ask of the network. */
const chromiumFlags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];

await main(async () => {
  const { values } = parseArgs({ options: { 'update-images': { type: 'boolean' }, only: { type: 'string' }, repeat: { type: 'string', default: '1' } } });
  const chromium = process.env.CHROMIUM ?? onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
  const vsix = path.join(extension, 'target', 'stepwasm.vsix');
  const obstacle =
    missing() ??
    (chromium ? undefined : 'chromium is not installed (on Debian: apt-get install chromium)') ??
    (existsSync(vsix) ? undefined : 'target/stepwasm.vsix is not there');
  if (obstacle) {
    console.log(`left out: the end-to-end test in VS Code, because ${obstacle}`);
    return process.env.CI === 'true' ? 1 : 0;
  }
  const { chromium: playwright } = await import('playwright-core');
  const { openEditor } = await import('./editor.mjs');

  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const settings = { ...JSON.parse(readFileSync(path.join(extension, 'playground', 'settings.json'), 'utf8')), 'workbench.startupEditor': 'none' };
  const workbench = new Workbench(await installWorkbench(console.log), path.join(target, 'workbench'), settings);
  let browser;
  const stop = async () => {
    stopChildren();
    await browser?.close().catch(() => {}); // it may have gone with the same Ctrl-C
    await workbench.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void stop().finally(() => process.exit(130)));
  try {
    await workbench.installExtension(vsix);
    const { address, token } = await workbench.start(await freePort(), target);
    browser = await playwright.launch({ executablePath: chromium, headless: true, args: chromiumFlags, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false });
    const images = values['update-images'] ? path.join(root, 'docs', 'images') : path.join(target, 'images');
    mkdirSync(images, { recursive: true });
    const names = readdirSync(stories).filter(name => name.includes(values.only ?? '')).sort();
    let failed = 0;
    let passed = 0;
    for (let round = 0; round < Number(values.repeat); round++) {
      for (const file of names) {
        const { name, story, files: more = {} } = await import(path.join(stories, file));
        const folder = workspace(`${path.basename(file, '.mjs')}-${round}`, more);
        const started = Date.now();
        const notes = [];
        const editor = await openEditor({ browser, address, token, folder, images, note: (what, ms) => notes.push(`${what} ${ms} ms`) });
        try {
          await story(editor);
          passed++;
          console.log(`  ok      ${name} (${seconds(started)}${notes.map(note => `; ${note}`).join('')})`);
        } catch (error) {
          failed++;
          await editor.page.screenshot({ path: path.join(target, `failed-${file}.png`) }).catch(() => {}); // the page may be what failed
          console.log(`  FAILED  ${name} (${seconds(started)}${notes.map(note => `; ${note}`).join('')})\n${indented(error)}`);
        } finally {
          await editor.close();
        }
      }
    }
    if (failed) console.log(`pictures of the failures and the log are in ${path.relative(root, target)}`);
    console.log(`end-to-end: ${passed} passed, ${failed} failed`);
    if (passed + failed === 0) throw new Failure(`no story is named like ${values.only}`);
    return failed ? 1 : 0;
  } finally {
    await stop();
  }
});

/** A folder with the samples, the fixtures of this test and what a story adds. */
function workspace(name, more) {
  const folder = path.join(target, name, 'samples');
  cpSync(path.join(root, 'docs', 'samples'), folder, { recursive: true });
  cpSync(path.join(extension, 'e2e', 'fixtures'), folder, { recursive: true });
  for (const [file, content] of Object.entries(more)) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), JSON.stringify(content, undefined, 2));
  }
  return folder;
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

function indented(error) {
  return String(error.stack ?? error).replace(/^/gm, '    ');
}
