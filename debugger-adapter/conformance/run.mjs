// Tests whether a debug adapter keeps the Debug Adapter Protocol. README.md has an example and all about configurations.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { folder, installed } from './install.mjs';

const usage = `usage: node run.mjs [CONFIG] [options]
  CONFIG            a .json or .mjs file (default: stepwasm.json beside this script)
  --only RULE       only rules that are called so, or have this in their name; may be given several times
  --adapter NAME    only the adapter of the configuration that is called so
  --set NAME=VALUE  a value for \${NAME} in the configuration
  --jobs N          sessions at the same time (default 2)
  --json FILE       write what was found as JSON, too
  --quiet           print what is wrong, not the whole table
  --list            print the rules and end
exit code: 0 all rules are kept, 1 some are violated, 2 the run could not be made`;

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: 'string', multiple: true },
      adapter: { type: 'string' },
      set: { type: 'string', multiple: true },
      jobs: { type: 'string', default: '2' },
      json: { type: 'string' },
      quiet: { type: 'boolean' },
      list: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  if (!installed(false)) {
    console.error('the packages could not be fetched');
    return 2;
  }
  const { all, run } = await import('./src/runner.mjs');
  const { read } = await import('./src/config.mjs');
  const { reach } = await import('./src/adapters.mjs');
  const report = await import('./src/report.mjs');
  const { Mistake } = await import('./src/fill.mjs');
  if (values.list) {
    for (const { name, says, where } of all) console.log(`${name}\n  ${says}\n  ${where}`);
    return 0;
  }
  try {
    const set = Object.fromEntries((values.set ?? []).map(each => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)]));
    const config = await read(positionals[0] ?? path.join(folder, 'stepwasm.json'), set);
    const adapters = config.adapters.filter(each => values.adapter === undefined || each.name === values.adapter);
    if (adapters.length === 0) throw new Mistake(`no adapter is called ${values.adapter}: ${config.adapters.map(each => each.name).join(', ')}`);
    const unknown = (values.only ?? []).filter(each => !all.some(rule => rule.name.includes(each)));
    if (unknown.length > 0) throw new Mistake(`no rule is called ${unknown.join(', ')}; --list names them`);
    const found = [];
    let violated = false;
    for (const adapter of adapters) {
      const from = performance.now();
      const reached = await reach(adapter, config);
      try {
        const result = await run(config, reached.open, { only: values.only, kinds: values.only ? undefined : adapter.kinds, jobs: Number(values.jobs) });
        const seconds = (performance.now() - from) / 1000;
        const text = report.table(result, { quiet: values.quiet });
        if (text) console.log(text);
        console.log(`${values.quiet ? '' : '\n'}${report.summary(result, `${config.name}, ${adapter.name}`, seconds)}`);
        violated ||= result.results.some(each => each.outcome === 'violated');
        found.push(report.forPrograms(adapter.name, result, seconds));
      } finally {
        await reached.close();
      }
    }
    if (values.json) writeFileSync(values.json, JSON.stringify(found, null, 2) + '\n');
    return violated ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    console.error(error.message);
    return 2;
  }
}

main().then(
  code => (process.exitCode = code),
  error => {
    console.error(error);
    process.exitCode = 2;
  },
);
