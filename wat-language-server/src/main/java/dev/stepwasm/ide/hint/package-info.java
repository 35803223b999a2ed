/** What an editor can write between the words of a text: types, names, indices. */
@NullMarked
package dev.stepwasm.ide.hint;

import org.jspecify.annotations.NullMarked;
