/**
 * Debugging what runs in another process: {@link dev.stepwasm.dap.relay.Relay} connects to a Java virtual machine that
 * serves the protocol itself and passes messages on in both directions. It knows nothing of standard input and output.
 */
@NullMarked
package dev.stepwasm.dap.relay;

import org.jspecify.annotations.NullMarked;
