/** Ways from a word to what it names: hyperlinks and commands. */
@NullMarked
package dev.stepwasm.eclipse.navigation;

import org.jspecify.annotations.NullMarked;
