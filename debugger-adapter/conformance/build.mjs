// What the build does: tests the runner, and then our adapter in the jar with it. Arguments are those of run.mjs.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { folder, installed } from './install.mjs';

const tests = ['rules.test.mjs', 'runner.test.mjs'].map(each => path.join(folder, 'test', each));

function build() {
  if (!installed({ tests: true })) {
    console.log('left out: the conformance run of the debug adapter, because its packages could not be fetched');
    return process.env.CI === 'true' ? 1 : 0;
  }
  const tested = spawnSync(process.execPath, ['--test', '--test-reporter=spec', ...tests], { cwd: folder, encoding: 'utf8' });
  const passed = Number(/^ℹ pass (\d+)/m.exec(tested.stdout)?.[1] ?? 0);
  if (tested.status !== 0 || passed === 0) {
    console.log(tested.stdout.slice(Math.max(0, tested.stdout.indexOf('failing tests'))));
    return 1;
  }
  console.log(`conformance runner: ${passed} tests passed`);
  return spawnSync(process.execPath, [path.join(folder, 'run.mjs'), '--quiet', ...process.argv.slice(2)], { stdio: 'inherit' }).status;
}

process.exitCode = build();
