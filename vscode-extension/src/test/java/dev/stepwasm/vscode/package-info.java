/** What the VS Code extension takes from the opcode table. */
@NullMarked
package dev.stepwasm.vscode;

import org.jspecify.annotations.NullMarked;
