// The requests of the fake adapter: what they take, the capability that they need, and what they do.
import { Refusal } from './adapter.mjs';
import { looking } from './looking.mjs';

const threads = { threadId: 'number' };

/** Fails unless this is the only thread. */
export function thread(adapter, { threadId }) {
  if (threadId !== 1 && !adapter.bad('any-thread')) throw new Refusal(`there is no thread ${threadId}`);
}

/** Lets the program go on in some way, after the response. */
function go(adapter, args, after, mode, first = false) {
  thread(adapter, args);
  const machine = adapter.stopped();
  adapter.forget();
  after(() => machine.resume({ depth: machine.frames.length, ...mode }, first));
}

/** Stops at once, as after a step, with a reason. */
function standsStill(adapter, after, reason) {
  adapter.forget();
  after(() => adapter.tellStop({ reason }));
}

/** Makes breakpoints of what was asked for, with ids. */
const placed = (adapter, list, verify) =>
  list.map(each => {
    const id = adapter.bad('same-ids') ? 1 : ++adapter.lastBreakpoint;
    return { ...each, id, ...verify(each) };
  });

const shown = list => ({ breakpoints: list.map(({ id, verified, message, line }) => ({ id, verified, ...(message ? { message } : {}), ...(line === undefined ? {} : { line }) })) });

function setBreakpoints(adapter, { source, breakpoints = [] }) {
  const lines = adapter.program.code;
  const ours = adapter.isOurs(source);
  const verify = ({ line: asked, condition }) => {
    const line = adapter.lineFrom(asked);
    if (!ours) return adapter.bad('verifies-any-source') ? { verified: true } : { verified: false, message: 'there is no such source' };
    if (!lines.has(line)) return adapter.bad('verifies-anywhere') ? { verified: true, line } : { verified: false, message: 'there is no code' };
    if (condition && adapter.machine && !adapter.bad('ignores-conditions')) {
      try {
        adapter.machine.evaluate(condition, { locals: { i: 0, acc: 0 } });
      } catch (error) {
        return adapter.bad('swallows-wrong-conditions') ? { verified: true, line, condition: '0' } : { verified: false, message: error.message };
      }
    }
    return { verified: true, line };
  };
  const all = placed(adapter, breakpoints, verify);
  const key = adapter.bad('one-source') ? '' : source.path;
  adapter.breakpoints.set(key, [...(adapter.bad('keeps-old-breakpoints') ? (adapter.breakpoints.get(key) ?? []) : []), ...all]);
  const answer = shown(all.map(each => ({ ...each, line: each.line === undefined ? undefined : adapter.line(each.line) })));
  if (adapter.bad('reversed-breakpoints')) answer.breakpoints.reverse();
  return answer;
}

function launch(adapter, args, { request, after }) {
  if (adapter.launched) throw new Refusal('it was launched already');
  if (adapter.bad('launch-only-early') && adapter.configured) throw new Refusal('too late');
  adapter.load(args);
  adapter.launched = true;
  if (adapter.bad('no-launch-response')) return new Promise(() => {});
  // The answer comes a moment later, so that it can be cancelled; the progress is told to clients that want it.
  const progress = adapter.client.supportsProgressReporting;
  if (progress) adapter.event('progressStart', { progressId: 'load', title: 'Loading', requestId: request.seq, cancellable: true });
  const finish = () => {
    adapter.loading = undefined;
    if (progress && !adapter.bad('endless-progress')) adapter.event('progressEnd', { progressId: 'load' });
  };
  adapter.loading = {
    seq: request.seq,
    cancel: () => {
      clearImmediate(timer);
      finish();
      adapter.launched = false;
      adapter.machine = undefined;
      if (!adapter.bad('cancelled-in-silence')) adapter.refuse(request, 'cancelled', 'cancelled');
    },
  };
  const timer = setImmediate(() => {
    finish();
    if (adapter.bad('takes-back-restart') || adapter.bad('takes-back-in-silence')) adapter.takeBack({ supportsRestartRequest: false });
    adapter.respond(request);
    if (adapter.configured || adapter.bad('starts-at-launch')) adapter.start();
  });
  after(() => {});
  return new Promise(() => {});
}

export const requests = {
  initialize: {
    takes: { adapterID: 'string' },
    run(adapter, args, { after }) {
      if (adapter.greeted) {
        if (adapter.bad('dies-at-second-initialize')) adapter.die();
        throw new Refusal('it was initialized already');
      }
      if (adapter.bad('wants-client-name') && args.clientName === undefined) throw new Refusal('who are you?');
      adapter.greeted = true;
      adapter.client = args;
      if (!adapter.bad('no-initialized')) after(() => adapter.event('initialized'));
      if (adapter.bad('initialized-twice')) after(() => adapter.event('initialized'));
      return adapter.bad('no-capabilities') ? {} : adapter.can;
    },
  },
  launch: { run: launch },
  configurationDone: {
    needs: 'supportsConfigurationDoneRequest',
    run(adapter, args, { after }) {
      adapter.configured = true;
      after(() => adapter.launched && !adapter.loading && adapter.start());
    },
  },
  disconnect: {
    run(adapter, args, { after }) {
      const { machine } = adapter;
      const state = !machine ? 'idle' : machine.ended ? 'ended' : machine.running ? 'running' : 'stopped';
      after(() => {
        if (adapter.bad('late-event')) adapter.event('terminated');
        if (!adapter.bad(`stays-${state}`)) adapter.quit();
      });
    },
  },
  terminate: {
    needs: 'supportsTerminateRequest',
    run(adapter, args, { after }) {
      if (!adapter.machine) throw new Refusal('nothing runs');
      const stays = adapter.bad('no-terminate') || (adapter.bad('no-terminate-when-stopped') && !adapter.machine.running);
      if (!stays && !adapter.machine.ended) after(() => adapter.machine.end(1));
    },
  },
  terminateThreads: {
    needs: 'supportsTerminateThreadsRequest',
    takes: { threadIds: 'array' },
    run(adapter, args, { after }) {
      adapter.stopped();
      if (!adapter.bad('no-thread-end')) after(() => adapter.machine.end(1));
    },
  },
  restart: {
    needs: 'supportsRestartRequest',
    run(adapter, args, { after }) {
      if (!adapter.machine) throw new Refusal('nothing runs');
      adapter.machine.running = false;
      adapter.forget();
      adapter.build();
      adapter.started = false;
      if (adapter.bad('restart-forgets')) adapter.breakpoints.clear();
      after(() => adapter.start());
    },
  },
  cancel: {
    needs: 'supportsCancelRequest',
    run(adapter, { requestId }, { after }) {
      if (adapter.bad('silent-cancel') && requestId === undefined) return new Promise(() => {});
      const { loading } = adapter;
      if (loading && loading.seq === requestId) after(loading.cancel);
      return undefined;
    },
  },
  setBreakpoints: {
    takes: { source: 'object', breakpoints: 'array?' },
    run(adapter, args) {
      const answer = setBreakpoints(adapter, args);
      if (adapter.bad('forgets-early')) adapter.forget();
      return answer;
    },
  },
  setFunctionBreakpoints: {
    needs: 'supportsFunctionBreakpoints',
    takes: { breakpoints: 'array' },
    run(adapter, { breakpoints }) {
      adapter.functions = placed(adapter, breakpoints, each => ({ verified: adapter.program.functions.has(each.name) }));
      return shown(adapter.functions);
    },
  },
  setInstructionBreakpoints: {
    needs: 'supportsInstructionBreakpoints',
    takes: { breakpoints: 'array' },
    run(adapter, { breakpoints }) {
      adapter.instructions = placed(adapter, breakpoints, each => ({ verified: true, line: Number(each.instructionReference) / 4 }));
      return shown(adapter.instructions);
    },
  },
  setExceptionBreakpoints: {
    takes: { filters: 'array' },
    run(adapter, { filters, filterOptions = [] }, { after }) {
      // Without configurationDone this is the end of the configuration.
      if (!adapter.can.supportsConfigurationDoneRequest) {
        adapter.configured = true;
        after(() => adapter.launched && !adapter.loading && adapter.start());
      }
      const options = adapter.bad('ignores-filter-options') ? [] : filterOptions.map(each => each.filterId);
      const all = [...filters, ...options];
      adapter.filters = new Set(all);
      return { breakpoints: all.map(each => ({ verified: ['luck', 'other'].includes(each) })) };
    },
  },
  dataBreakpointInfo: {
    needs: 'supportsDataBreakpoints',
    takes: { name: 'string' },
    run(adapter, { name, asAddress }) {
      if (asAddress) return { dataId: `byte ${Number(name)}`, description: name };
      if (name === 'total' || adapter.bad('data-id-for-anything')) return { dataId: `variable ${name}`, description: name };
      return { dataId: null, description: `${name} is not a variable` };
    },
  },
  setDataBreakpoints: {
    needs: 'supportsDataBreakpoints',
    takes: { breakpoints: 'array' },
    run(adapter, { breakpoints }) {
      adapter.data = placed(adapter, breakpoints, ({ dataId }) => {
        const [kind, what] = dataId.split(' ');
        return { verified: true, what: kind === 'byte' ? Number(what) : what };
      });
      return shown(adapter.data);
    },
  },
  breakpointLocations: {
    needs: 'supportsBreakpointLocationsRequest',
    takes: { source: 'object', line: 'number' },
    run(adapter, { line }) {
      if (adapter.bad('locations-elsewhere')) return { breakpoints: [{ line: line + 1 }] };
      return { breakpoints: adapter.program.code.has(adapter.lineFrom(line)) ? [{ line, column: adapter.column(3) }] : [] };
    },
  },
  continue: {
    takes: threads,
    run(adapter, args, { after }) {
      go(adapter, args, after, { kind: 'continue' });
      return { allThreadsContinued: true };
    },
  },
  next: {
    takes: threads,
    run(adapter, args, { after }) {
      if (args.granularity === 'instruction' && adapter.bad('granularity-stays')) return standsStill(adapter, after, 'step');
      go(adapter, args, after, { kind: adapter.bad('next-goes-in') ? 'into' : 'over' });
      return undefined;
    },
  },
  stepIn: {
    takes: threads,
    run: (adapter, args, { after }) => go(adapter, args, after, { kind: adapter.bad('step-in-goes-over') ? 'over' : 'into' }),
  },
  stepOut: {
    takes: threads,
    run: (adapter, args, { after }) => go(adapter, args, after, { kind: adapter.bad('step-out-ends') ? 'continue' : 'out' }),
  },
  stepBack: {
    needs: 'supportsStepBack',
    takes: threads,
    run(adapter, args, { after }) {
      if (adapter.bad('step-back-forward')) return go(adapter, args, after, { kind: 'over' });
      thread(adapter, args);
      adapter.stopped().back();
      return standsStill(adapter, after, 'step');
    },
  },
  reverseContinue: {
    needs: 'supportsStepBack',
    takes: threads,
    run(adapter, args, { after }) {
      if (adapter.bad('reverse-forward')) return go(adapter, args, after, { kind: 'continue' });
      thread(adapter, args);
      const machine = adapter.stopped();
      const lines = [...adapter.breakpoints.values()].flat().map(each => each.line);
      while (machine.back() && !lines.includes(machine.top.line));
      return standsStill(adapter, after, 'breakpoint');
    },
  },
  pause: {
    takes: threads,
    run(adapter, args) {
      thread(adapter, args);
      if (!adapter.machine?.running) throw new Refusal('nothing runs');
      if (!adapter.bad('no-pause')) adapter.machine.pause();
    },
  },
  stepInTargets: {
    needs: 'supportsStepInTargetsRequest',
    takes: { frameId: 'number' },
    run(adapter, { frameId }) {
      const frame = adapter.thing('frame', frameId).frame;
      const { kind, parts } = adapter.program.code.get(frame.line);
      return { targets: kind === 'call' && !adapter.bad('no-targets') ? [{ id: 1, label: `call ${parts[1]}` }] : [] };
    },
  },
  gotoTargets: {
    needs: 'supportsGotoTargetsRequest',
    takes: { source: 'object', line: 'number' },
    run(adapter, { line }) {
      return { targets: adapter.program.code.has(adapter.lineFrom(line)) ? [{ id: adapter.handle({ kind: 'target', line: adapter.lineFrom(line) }), label: `line ${line}`, line }] : [] };
    },
  },
  goto: {
    needs: 'supportsGotoTargetsRequest',
    takes: { threadId: 'number', targetId: 'number' },
    run(adapter, { targetId }, { after }) {
      adapter.stopped().top.line = adapter.thing('target', targetId).line;
      return standsStill(adapter, after, adapter.bad('goto-steps') ? 'step' : 'goto');
    },
  },
  restartFrame: {
    needs: 'supportsRestartFrame',
    takes: { frameId: 'number' },
    run(adapter, { frameId }, { after }) {
      const { frame } = adapter.thing('frame', frameId);
      const machine = adapter.stopped();
      machine.frames.splice(machine.frames.indexOf(frame) + 1);
      frame.line = machine.next(adapter.program.functions.get(frame.name).line);
      if (!adapter.bad('restart-frame-in-silence')) standsStill(adapter, after, 'restart');
    },
  },
  ...looking,
};
