/** The debug model: what Eclipse's Debug view shows of a session with the debug adapter. */
@NullMarked
package dev.stepwasm.eclipse.debug;

import org.jspecify.annotations.NullMarked;
