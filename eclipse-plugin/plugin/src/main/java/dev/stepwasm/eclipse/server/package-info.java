/** The language server inside the IDE: the documents it is told of and the problems it reports. */
@NullMarked
package dev.stepwasm.eclipse.server;

import org.jspecify.annotations.NullMarked;
