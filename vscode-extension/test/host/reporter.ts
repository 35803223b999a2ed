import Mocha from 'mocha';
import { record } from './record';

const { EVENT_RUN_END, EVENT_TEST_FAIL, EVENT_TEST_PASS, EVENT_TEST_PENDING, EVENT_TEST_RETRY } = Mocha.Runner.constants;

/** A line for each test, which is how they reach the log of the end-to-end test: `ok NAME (12 ms)`, `FAILED NAME` and why, or `AGAIN NAME` and why. */
export class Lines extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    runner.on(EVENT_TEST_PASS, test => {
      record.passed.add(test.fullTitle());
      console.log(`ok ${test.fullTitle()} (${test.duration ?? 0} ms)`);
    });
    runner.on(EVENT_TEST_PENDING, test => console.log(`FAILED ${test.fullTitle()}\nno test is left out`));
    runner.on(EVENT_TEST_FAIL, (test, error: Error) => console.log(`FAILED ${test.fullTitle()}\n${error.stack ?? String(error)}`));
    runner.on(EVENT_TEST_RETRY, (test: Mocha.Test, error: Error) => console.log(`AGAIN ${test.fullTitle()}\n${error.stack ?? String(error)}`));
    runner.on(EVENT_RUN_END, () => console.log(`${this.stats.passes} passed, ${this.stats.failures} failed in ${this.stats.duration ?? 0} ms`));
  }
}
