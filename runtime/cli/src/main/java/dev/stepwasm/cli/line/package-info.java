/** Lines that a person types at a terminal: editing, history, completion, Ctrl-C. The only package that knows JLine. */
@NullMarked
package dev.stepwasm.cli.line;

import org.jspecify.annotations.NullMarked;
