/**
 * The debugger core: it stops a running module, shows and changes what is in it and lets it go on. It knows breakpoints,
 * steps, frames and reasons to stop, and has not heard of any protocol or terminal.
 *
 * <p>{@link dev.stepwasm.engine.debug.Debugger} is the way in.
 */
@NullMarked
package dev.stepwasm.engine.debug;

import org.jspecify.annotations.NullMarked;
