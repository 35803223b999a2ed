/** What can be done about a place of a text: quick fixes and refactorings, one class each. */
@NullMarked
package dev.stepwasm.ide.action;

import org.jspecify.annotations.NullMarked;
