/** Quick fixes and refactorings, at the caret and at markers. */
@NullMarked
package dev.stepwasm.eclipse.fix;

import org.jspecify.annotations.NullMarked;
