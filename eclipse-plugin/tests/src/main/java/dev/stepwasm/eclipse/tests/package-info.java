/** Tests of the plugin in a real Eclipse window. */
@NullMarked
package dev.stepwasm.eclipse.tests;

import org.jspecify.annotations.NullMarked;
