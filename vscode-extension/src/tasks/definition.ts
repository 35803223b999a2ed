/** What a task does, as in tasks.json; the schema is in package.json. */
export interface TaskDefinition {
  readonly type: string;
  readonly task: TaskName;
  /** Files and folders; without them the folder of the workspace, or for `build` the open file. */
  readonly files?: readonly string[];
  readonly options?: readonly string[];
}

export const TASK_NAMES = ['check', 'build', 'fmt'] as const;
export type TaskName = (typeof TASK_NAMES)[number];

/** What is wrong with a definition that somebody wrote, in words; undefined if it can be run. */
export function mistake(definition: { readonly [name: string]: unknown }): string | undefined {
  const { task, files, options } = definition;
  if (!TASK_NAMES.some(name => name === task)) return `"task" must be one of ${TASK_NAMES.join(', ')}`;
  if (!areStrings(files)) return '"files" must be a list of paths';
  if (!areStrings(options)) return '"options" must be a list of strings';
  if (task === 'build' && Array.isArray(files) && files.length > 1) return '"build" takes one file';
  return undefined;
}

function areStrings(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.every(each => typeof each === 'string'));
}

/** The arguments behind the verb. What stands in the list of files is never taken for an option. */
export function argumentsOf({ task, files = [], options = [] }: TaskDefinition): string[] {
  const given = files.length > 0 ? files : [task === 'build' ? '${file}' : '.'];
  return [...options, '--', ...given];
}

/** What the task is called where it is listed. */
export function nameOf({ task, files = [] }: Pick<TaskDefinition, 'task' | 'files'>): string {
  const what = files.length > 0 ? files.join(', ') : task === 'build' ? 'the open file' : 'all files';
  return `${{ check: 'check', build: 'build', fmt: 'format' }[task]} ${what}`;
}
