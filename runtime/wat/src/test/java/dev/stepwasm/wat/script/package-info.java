@NullMarked
package dev.stepwasm.wat.script;

import org.jspecify.annotations.NullMarked;
