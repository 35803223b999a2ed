// The end-to-end test: a real VS Code workbench in headless Chromium, driven as a user would.
//   node e2e/run.mjs [--update-images] [--only WORDS] [--grep WORDS] [--repeat N] [--load N] [--lanes N] [--again N]
//     --update-images   also writes the pictures of the documentation (docs/images) and of the walkthrough (images/walkthrough)
//     --only WORDS      runs the stories whose file name contains one of these words: `trap,memory`
//     --grep WORDS      of the tests in the extension host, runs those whose name contains WORDS
//     --repeat N        runs them N times, and says of each story how often it passed and how long it took
//     --load N          lets N programs keep the machine busy meanwhile
//     --again N         tells a story that has failed up to N times more, alone, and a test in the extension host at once; the run fails if it never
//                       passes, and names it if it does
//     --lanes N         tells N stories at a time, each in a workbench of its own; as many as there are cores, two at most, unless this says otherwise
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { extension, Failure, main, onPath, root, stopChildren } from '../build/tools.mjs';
import { installWorkbench, missing } from '../playground/workbench.mjs';
import { Record } from './record.mjs';

const target = path.join(extension, 'target', 'e2e');
const stories = path.join(extension, 'e2e', 'stories');

/** Does nothing, as fast as it can, while the process with this number is there. */
const BUSY = 'for (;;) { const until = Date.now() + 1000; while (Date.now() < until); process.kill(Number(process.argv[1]), 0); }';

const options = {
  'update-images': { type: 'boolean' },
  only: { type: 'string', default: '' },
  grep: { type: 'string' },
  repeat: { type: 'string', default: '1' },
  load: { type: 'string', default: '0' },
  again: { type: 'string', default: '0' },
  lanes: { type: 'string', default: String(Math.min(2, availableParallelism())) }
};

await main(async () => {
  const { values } = parseArgs({ options });
  const chromium = process.env.CHROMIUM ?? onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
  const vsix = path.join(extension, 'target', 'stepwasm.vsix');
  const obstacle =
    missing() ??
    (chromium ? undefined : 'chromium is not installed (on Debian: apt-get install chromium)') ??
    (process.env.JAVA_HOME ? undefined : 'JAVA_HOME does not name the JDK that programs are to run on (./mvnw sets it)') ??
    (existsSync(vsix) ? undefined : 'target/stepwasm.vsix is not there');
  if (obstacle) {
    console.log(`left out: the end-to-end test in VS Code, because ${obstacle}`);
    return process.env.CI === 'true' ? 1 : 0;
  }
  const told = await chosen(values.only);
  const { chromium: playwright } = await import('playwright-core');
  const { Lane } = await import('./lane.mjs');

  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  process.env.XDG_CACHE_HOME = path.join(target, 'cache'); // nobody else's programs can be attached to
  const programs = await installWorkbench(console.log);
  const many = Math.min(Number(values.lanes), told.length);
  const lanes = Array.from({ length: many }, (_, number) => new Lane(programs, path.join(target, `lane-${number + 1}`), settings()));
  const load = Array.from({ length: Number(values.load) }, () => spawn(process.execPath, ['-e', BUSY, String(process.pid)], { stdio: 'ignore' }));
  const stop = async () => {
    stopChildren();
    for (const busy of load) busy.kill('SIGKILL');
    await Promise.all(lanes.map(lane => lane.close()));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void stop().finally(() => process.exit(130)));
  try {
    await Promise.all(lanes.map(lane => lane.open({ vsix, chromium, playwright })));
    const record = new Record(told, { tests: { grep: values.grep, again: Number(values.again) }, pictures: picturesIn(values['update-images']) });
    for (let round = 0; round < Number(values.repeat); round++) {
      const inCompany = told.filter(({ alone }) => !alone);
      await Promise.all(lanes.map(lane => inTurn(inCompany, one => record.tell(lane, one, round))));
      await inTurn(told.filter(({ alone }) => alone), one => record.tell(lanes[0], one, round));
    }
    for (let time = 1; time <= Number(values.again); time++) await inTurn(record.toTellAgain(), one => record.tell(lanes[0], one, `again-${time}`));
    const failed = record.say(Number(values.repeat));
    if (failed) console.log(`pictures of the failures and the log are in ${path.relative(root, target)}`);
    return failed ? 1 : 0;
  } finally {
    await stop();
  }
});

/** The stories whose file name has one of these words, in the order of their names: the one that takes longest is first, so that nobody waits for it at the end. */
async function chosen(words) {
  const files = readdirSync(stories).filter(file => words.split(',').some(word => file.includes(word))).sort();
  if (files.length === 0) throw new Failure(`no story is named like ${words}`);
  return Promise.all(files.map(async file => ({ file, ...(await import(path.join(stories, file))) })));
}

/** The settings of the user, unless a story wants others. */
function settings() {
  return {
    ...JSON.parse(readFileSync(path.join(extension, 'playground', 'settings.json'), 'utf8')),
    'workbench.startupEditor': 'none',
    'window.autoDetectColorScheme': true, // so that pictures can be taken in a light and a dark theme
    'terminal.integrated.gpuAcceleration': 'off' // so that what is in a terminal can be read
  };
}

/** Where the pictures of the documentation and of the walkthrough are written. */
function picturesIn(documentation) {
  const images = documentation ? path.join(root, 'docs', 'images') : path.join(target, 'images');
  mkdirSync(images, { recursive: true });
  return { images, walkthrough: documentation ? path.join(extension, 'images', 'walkthrough') : undefined };
}

/** Takes from a list, which others take from too, until nothing is left. */
async function inTurn(list, each) {
  for (let next = list.shift(); next !== undefined; next = list.shift()) await each(next);
}
