import path from 'node:path';

/** What became of the stories. */
export class Record {
  #how;
  #times;
  #told;
  #failed = 0;
  /** The files of the stories that have failed since somebody asked which to tell again. */
  #open = new Set();
  /** The files of the stories that were told again. */
  #again = new Set();

  constructor(told, how) {
    this.#how = how;
    this.#told = told;
    this.#times = new Map(told.map(({ file }) => [file, []]));
  }

  async tell(lane, { file, ...story }, round) {
    const started = Date.now();
    const notes = [];
    const outcome = word => `  ${word}  ${story.name} (${seconds(Date.now() - started)}${notes.map(note => `; ${note}`).join('')})`;
    try {
      await lane.tell(story, `${path.basename(file, '.mjs')}-${round}`, { ...this.#how, note: (what, ms) => notes.push(ms === undefined ? what : `${what} ${ms} ms`) });
      this.#times.get(file).push(Date.now() - started);
      console.log(outcome('ok    '));
    } catch (error) {
      this.#failed++;
      this.#open.add(file);
      console.log(`${outcome('FAILED')}\n${String(error.stack ?? error).replace(/^/gm, '    ')}`);
    }
  }

  /** The stories that have failed, to be told again: what counts is what becomes of them then. */
  toTellAgain() {
    const open = this.#open;
    for (const file of open) this.#again.add(file);
    this.#open = new Set();
    this.#failed = 0;
    return this.#told.filter(({ file }) => open.has(file));
  }

  /** Says it, and returns how many failed. */
  say(rounds) {
    const passed = [...this.#times.values()].reduce((sum, times) => sum + times.length, 0);
    if (rounds > 1) for (const [file, took] of this.#times) console.log(`  ${took.length} of ${rounds}  ${file}${took.length ? `, ${seconds(Math.min(...took))} to ${seconds(Math.max(...took))}` : ''}`);
    for (const file of this.#again) if (!this.#open.has(file)) console.log(`  passed only when told again, so something is to be mended: ${file}`);
    console.log(`end-to-end: ${passed} passed, ${this.#failed} failed`);
    return this.#failed;
  }
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
