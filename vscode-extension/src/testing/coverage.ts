import * as vscode from 'vscode';
import { share, wayName, waysOf } from './counts';
import { rangeOf } from './places';
import type { StatementCount, TextCounts } from './protocol';

/** What ran of one text. */
export class TextCoverage extends vscode.FileCoverage {
  constructor(private readonly counts: TextCounts) {
    const ways = waysOf(counts);
    const functions = counts.functions.map(each => each.count);
    const statements = counts.statements.map(each => each.count);
    super(vscode.Uri.parse(counts.uri), shareOf(statements), ways.length > 0 ? shareOf(ways) : undefined, functions.length > 0 ? shareOf(functions) : undefined);
  }

  details(): vscode.FileCoverageDetail[] {
    return [
      ...this.counts.functions.map(each => new vscode.DeclarationCoverage(each.name, each.count, rangeOf(each.range))),
      ...this.counts.statements.map(each => new vscode.StatementCoverage(each.count, rangeOf(each.range), branches(each)))
    ];
  }
}

function shareOf(counts: readonly number[]): vscode.TestCoverageCount {
  const { covered, total } = share(counts);
  return new vscode.TestCoverageCount(covered, total);
}

function branches({ range, ways = [] }: StatementCount): vscode.BranchCoverage[] {
  return ways.map((count, index) => new vscode.BranchCoverage(count, rangeOf(range), wayName(index, ways.length)));
}
