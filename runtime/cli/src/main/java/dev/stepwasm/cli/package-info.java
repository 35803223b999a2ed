/**
 * The command line: {@code check}, {@code build}, {@code dis}, {@code run} and so on, and the door to the other verbs, which are
 * {@link java.util.spi.ToolProvider} services found in the one jar.
 *
 * <p>Exit codes: 0 fine, 1 the input is wrong (problems found, a trap), 2 wrong usage or a file that cannot be read,
 * 3 a bug in Stepwasm. A WASI program that ends by {@code proc_exit} gives its own code.
 */
@NullMarked
package dev.stepwasm.cli;

import org.jspecify.annotations.NullMarked;
