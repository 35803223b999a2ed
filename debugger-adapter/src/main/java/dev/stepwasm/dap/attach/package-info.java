/**
 * What makes a Java program one that can be debugged from outside: a server in its JVM for whoever shows the token, and
 * the files by which an editor finds it. Nothing here is loaded before somebody asks for it.
 */
@NullMarked
package dev.stepwasm.dap.attach;

import org.jspecify.annotations.NullMarked;
