/** Java launches in which the WebAssembly inside the program is debugged too. */
@NullMarked
package dev.stepwasm.eclipse.java.launch;

import org.jspecify.annotations.NullMarked;
