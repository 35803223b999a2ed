/**
 * The state of running instances: functions, memories, tables, globals. This is all that the interpreter and the
 * debugger see of an instance; the packages that bind a library such as Endive translate its classes to these.
 */
@NullMarked
package dev.stepwasm.engine.store;

import org.jspecify.annotations.NullMarked;
