/** What texts test: the assertions of scripts and the calls that comments ask for, as a tree. Nothing is run here. */
@NullMarked
package dev.stepwasm.ide.test;

import org.jspecify.annotations.NullMarked;
