// The Java processes that the extension has started, as the system sees them.
import { execFileSync } from 'node:child_process';

/** The processes of the jar in a workbench, by the folder of its extensions, whichever window has started them: `lsp`, `dap`, or `program` in a terminal. */
function javaProcesses(installed) {
  return execFileSync('ps', ['-ww', '-eo', 'pid=,args='], { encoding: 'utf8', maxBuffer: 16 << 20 })
    .split('\n')
    .flatMap(line => {
      const [, pid, args] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
      const [, first] = args?.includes(installed) ? (/stepwasm\.jar ([\w.]+)/.exec(args) ?? []) : [];
      return first ? [{ pid: Number(pid), verb: first.endsWith('DebuggeeMain') ? 'program' : first }] : [];
    });
}

/** What has been started since this was called, by verb. */
export function startedFromNowOn({ extensions }) {
  const before = new Set(javaProcesses(extensions).map(({ pid }) => pid));
  return verb => javaProcesses(extensions).filter(each => !before.has(each.pid) && (verb === undefined || each.verb === verb)).map(({ pid }) => pid);
}
