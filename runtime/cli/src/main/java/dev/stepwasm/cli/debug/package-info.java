/**
 * The debugger of the terminal: commands, and words for what the debugger core says. Everything that is known about a
 * program comes from {@code dev.stepwasm.engine.debug}; terminals and options of the command line are the business of
 * {@code dev.stepwasm.cli}.
 */
@NullMarked
package dev.stepwasm.cli.debug;

import org.jspecify.annotations.NullMarked;
