import path from 'node:path';

/** What became of the stories. */
export class Record {
  #how;
  #times;
  #failed = 0;

  constructor(told, how) {
    this.#how = how;
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
      console.log(`${outcome('FAILED')}\n${String(error.stack ?? error).replace(/^/gm, '    ')}`);
    }
  }

  /** Says it, and returns how many failed. */
  say(rounds) {
    const passed = [...this.#times.values()].reduce((sum, times) => sum + times.length, 0);
    if (rounds > 1) for (const [file, took] of this.#times) console.log(`  ${took.length} of ${rounds}  ${file}${took.length ? `, ${seconds(Math.min(...took))} to ${seconds(Math.max(...took))}` : ''}`);
    console.log(`end-to-end: ${passed} passed, ${this.#failed} failed`);
    return this.#failed;
  }
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
