/**
 * What a launch.json can say: the attributes with their types, defaults and descriptions in {@link
 * dev.stepwasm.dap.launch.LaunchAttribute}, and everything that follows from them: how a launch is checked and read, the
 * schema for editors, the table in the documentation. Nothing here has heard of the protocol.
 */
@NullMarked
package dev.stepwasm.dap.launch;

import org.jspecify.annotations.NullMarked;
