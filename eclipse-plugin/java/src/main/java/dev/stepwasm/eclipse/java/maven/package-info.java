/** Help for Maven projects that are to run WebAssembly: the dependency, and where it goes. */
@NullMarked
package dev.stepwasm.eclipse.java.maven;

import org.jspecify.annotations.NullMarked;
