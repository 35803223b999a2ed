import * as vscode from 'vscode';
import type { Location, Position } from 'vscode-languageclient/node';

/** Opens the list of places behind a code lens of the server, which speaks the words of the protocol. */
export function registerShowReferences(): vscode.Disposable {
  return vscode.commands.registerCommand('stepwasm.showReferences', (uri: string, position: Position, locations: Location[]) =>
    vscode.commands.executeCommand(
      'editor.action.showReferences',
      vscode.Uri.parse(uri),
      positionOf(position),
      locations.map(
        location =>
          new vscode.Location(
            vscode.Uri.parse(location.uri),
            new vscode.Range(positionOf(location.range.start), positionOf(location.range.end))
          )
      )
    )
  );
}

function positionOf(position: Position): vscode.Position {
  return new vscode.Position(position.line, position.character);
}
