// What a run has found, as a table for people.

const mark = { kept: 'ok', violated: 'VIOLATED', excused: 'excused', 'left out': '-' };

const times = finding => (finding.times > 1 ? ` (${finding.times} times)` : '');

const clip = (line, width) => (line.length > width ? `${line.slice(0, width - 3)}...` : line);

/** How many rules have each outcome, in words. */
export function summary({ results, sessions }, name, seconds) {
  const count = outcome => results.filter(each => each.outcome === outcome).length;
  const excused = count('excused') > 0 ? `, ${count('excused')} excused` : '';
  const notes = results.reduce((sum, each) => sum + each.notes.length, 0);
  return `${name}: ${results.length} rules, ${count('kept')} kept, ${count('violated')} violated${excused}, ${count('left out')} left out; ${notes} notes; ${sessions} sessions in ${seconds.toFixed(1)} s`;
}

/** The table of rules, then notes, then what is wrong with the messages that led to it. */
export function table({ results }, { quiet = false } = {}) {
  const lines = [];
  const width = Math.max(...results.map(each => each.rule.name.length));
  if (!quiet) {
    let kind;
    for (const { rule, outcome, left } of results) {
      if (rule.kind !== kind) lines.push('', (kind = rule.kind));
      lines.push(`  ${mark[outcome].padEnd(8)} ${rule.name.padEnd(width)}  ${left ? `left out: ${left}` : rule.says}`);
    }
    const notes = results.flatMap(({ rule, notes: list }) => list.map(each => `  ${rule.name}: ${each.text}${times(each)}`));
    if (notes.length > 0) lines.push('', 'notes', ...notes);
  }
  for (const { rule, outcome, violations } of results) {
    if (outcome !== 'violated' && outcome !== 'excused') continue;
    lines.push('', `${outcome}: ${rule.name}`, `  ${rule.says}`, `  ${rule.where}`);
    for (const each of violations) {
      lines.push(`  * ${each.text}${times(each)}`);
      for (const message of each.trace) lines.push(`      ${clip(message, 240)}`);
    }
  }
  return lines.join('\n');
}

/** The same for programs. */
export const forPrograms = (name, { results, capabilities, sessions }, seconds) => ({
  adapter: name,
  seconds,
  sessions,
  capabilities,
  rules: results.map(({ rule, outcome, left, violations, notes, ms }) => ({ name: rule.name, kind: rule.kind, says: rule.says, where: rule.where, outcome, left, ms, violations, notes })),
});
