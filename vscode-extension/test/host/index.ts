import Mocha from 'mocha';
import { recordCommands } from './record';
import { Lines } from './reporter';

/** What there is to run: the name of each file, and what loads it. */
export type Files = Readonly<Record<string, () => unknown>>;

/** Which tests are run, and how often one that fails is run again before it counts. */
export interface How {
  readonly grep?: string;
  readonly again: number;
}

/** Each file is loaded and all tests whose full name matches `grep` are run; throws when one of them fails. Called in the extension host. */
export async function runFiles(files: Files, { grep, again }: How): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', reporter: Lines, timeout: 90_000, retries: again, ...(grep === undefined ? {} : { grep: new RegExp(grep) }) });
  recordCommands();
  for (const [name, load] of Object.entries(files)) {
    mocha.suite.emit('pre-require', globalThis, name, mocha);
    await load();
  }
  await new Promise<void>((resolve, reject) => {
    mocha.run(failures => {
      if (failures === 0) resolve();
      else reject(new Error(`${failures} failed`));
    });
  });
}
