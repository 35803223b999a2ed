// Tries the rules on an adapter, a session for each.
import { Client, Skip, Violation } from './client.mjs';
import { Stage } from './stage.mjs';
import { watches } from './watches.mjs';
import breakpoints from './rules/breakpoints.mjs';
import capabilities from './rules/capabilities.mjs';
import ids from './rules/ids.mjs';
import looking from './rules/looking.mjs';
import malformed from './rules/malformed.mjs';
import running from './rules/running.mjs';
import session from './rules/session.mjs';

/** The rules that have a session of their own. */
export const rules = [...session, ...breakpoints, ...running, ...looking, ...ids, ...capabilities, ...malformed];

/** All rules, with those that watch the sessions of the others. */
export const all = [...watches, ...rules];

/** How many messages of a session are shown with what is wrong in it. */
const shown = 20;

const value = (object, path) => path.split('.').reduce((at, key) => at?.[key], object);

const offers = (can, name) => (Array.isArray(can[name]) ? can[name].length > 0 : can[name] === true);

const lacks = (rule, config, can) => rule.needs !== undefined && !offers(can, rule.needs) && !rule.orElse?.(config);

/** Why a rule is not tried on an adapter with these capabilities; undefined if it is. */
function left(rule, config, can) {
  if (rule.without && offers(can, rule.without)) return 'offered, and tried by other rules';
  if (lacks(rule, config, can)) return `the adapter has no ${rule.needs}`;
  const missing = (rule.wants ?? []).filter(each => value(config, each) === undefined);
  if (missing.length > 0) return `the configuration has no ${missing.map(each => `\`${each}\``).join(', ')}`;
  return rule.when?.(config);
}

/**
 * Tries rules on an adapter.
 *
 * @param config as `config.mjs` makes it
 * @param open connects to the adapter, once for each session
 * @param only names or parts of names of rules; all others are left out
 * @param kinds kinds of rules; all if it is undefined
 * @return `{ results, sessions }`; a result has the `rule`, its `outcome` (kept, violated, excused, left out), and lists of
 *   `violations` and `notes`, each with a `text` and the `trace` that led to it
 */
export async function run(config, open, { only = [], kinds, jobs = 2 } = {}) {
  const called = rule => only.length === 0 || only.some(each => (all.some(other => other.name === each) ? rule.name === each : rule.name.includes(each)));
  const wanted = rule => called(rule) && (kinds === undefined || kinds.includes(rule.kind));
  const results = new Map(all.map(rule => [rule.name, { rule, violations: [], notes: [], sessions: 0 }]));
  let sessions = 0;

  const add = (name, note, text, client, at = client.trace.length) => {
    const list = results.get(name)[note ? 'notes' : 'violations'];
    const before = list.find(each => each.text === text);
    if (before) before.times++;
    else list.push({ text, times: 1, trace: client.trace.slice(Math.max(0, at - shown), at + 1) });
  };

  /** A session for some rules, which are done one after the other as long as they are kept; returns those that are left. */
  async function inSession(together) {
    const begun = [];
    let failed = false;
    const [, ...rest] = together;
    let [rule] = together;
    const begin = async () => {
      const client = new Client(await open(), config);
      const stage = new Stage(client, config);
      begun.push({ client, stage });
      sessions++;
      return { client, stage };
    };
    const first = await begin();
    const context = {
      ...first,
      config,
      note: text => add(rule.name, true, text, first.client),
      skip: why => {
        throw new Skip(why);
      },
      open: async () => {
        const other = await begin();
        await other.client.initialize();
        return other;
      },
    };
    try {
      if (rule.greet !== false) await first.client.initialize();
      for (;;) {
        const from = performance.now();
        first.client.watcher.lenient = false;
        const tried = rule;
        first.stage.begun = () => {
          if (lacks(tried, config, first.client.capabilities)) throw new Skip(`the adapter has taken back ${tried.needs}`);
        };
        await rule.run(context);
        results.get(rule.name).ms = Math.round(performance.now() - from);
        if (rest.length === 0) break;
        rule = rest.shift();
      }
    } catch (error) {
      failed = true;
      if (error instanceof Skip) results.get(rule.name).left = error.message;
      else if (error instanceof Violation) add(rule.name, false, error.message, first.client);
      // Rules rely on what the schemas demand; who breaks these breaks the rule.
      else if (error instanceof TypeError && first.client.findings.some(each => each.rule === 'schema' && !each.note)) {
        add(rule.name, false, `what a response should have is missing: ${error.message}`, first.client);
      } else throw new Error(`the rule ${rule.name} failed in itself: ${error.message}`, { cause: error });
    } finally {
      for (const each of begun) await finish(rule, each, failed);
    }
    return { client: first.client, rest };
  }

  /** Ends a session as a client should, and looks at what is still to come. */
  async function finish(rule, { client, stage }, failed) {
    try {
      if (!client.isGone) {
        await client.request('disconnect', {});
        client.finish();
      }
      const late = await client.end();
      if (late && !failed) add('disconnect-idle', false, `${late}, in a session of the rule ${rule.name}`, client);
    } catch (error) {
      if (!failed) add('disconnect-idle', false, `${error.message}, in a session of the rule ${rule.name}`, client);
    } finally {
      client.kill();
      await stage.close();
      client.watcher.close();
      for (const { rule: watch, text, note, at } of client.findings) add(watch, note, text, client, at);
    }
  }

  const { client: probe } = await inSession([rules.find(each => each.name === 'initialize-answered')]);
  const tried = rules.filter(rule => {
    if (rule.name === 'initialize-answered' || !wanted(rule)) return false;
    results.get(rule.name).left = left(rule, config, probe.capabilities);
    return results.get(rule.name).left === undefined;
  });
  // Rules that leave a session as it was have one together.
  const shared = tried.filter(each => each.shares);
  const todo = [...(shared.length > 0 ? [shared] : []), ...tried.filter(each => !each.shares).map(each => [each])];
  const workers = Array.from({ length: jobs }, async () => {
    while (todo.length > 0) {
      const { rest } = await inSession(todo.shift());
      if (rest.length > 0) todo.unshift(rest);
    }
  });
  await Promise.all(workers);

  const listed = [...results.values()].filter(each => wanted(each.rule) || each.violations.length > 0);
  for (const each of listed) {
    const excuse = config.cannot[each.rule.name];
    if (each.left) each.outcome = 'left out';
    else if (each.violations.length === 0) each.outcome = 'kept';
    else each.outcome = excuse ? 'excused' : 'violated';
    if (excuse && each.outcome === 'kept') each.notes.push({ text: `\`cannot\` names this rule, and it is kept: ${excuse}`, times: 1, trace: [] });
  }
  return { results: listed, sessions, capabilities: probe.capabilities };
}
