/**
 * Conditions of breakpoints that need nothing but locals, as data: the debugger makes them of what the user wrote, the
 * interpreter asks them without making a frame to look at, and the compiled tier puts them into the code of the function.
 */
@NullMarked
package dev.stepwasm.engine.condition;

import org.jspecify.annotations.NullMarked;
