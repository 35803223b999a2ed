/**
 * The Debug Adapter Protocol over the debugger core of {@link dev.stepwasm.engine.debug}. The package translates
 * requests, values and events and holds no debugging logic; it is the only place that knows the protocol's types.
 */
@NullMarked
package dev.stepwasm.dap;

import org.jspecify.annotations.NullMarked;
