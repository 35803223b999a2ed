package dev.stepwasm.eclipse.breakpoints;

import dev.stepwasm.eclipse.debug.WasmElement;
import java.util.Optional;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.model.IBreakpoint;

/** A place or event at which programs stop, or write something and go on. What it says stands in the attributes of its marker. */
public interface WasmBreakpoint extends IBreakpoint {
    /** The attribute with an expression that must hold. */
    String CONDITION = "dev.stepwasm.eclipse.condition";
    /** The attribute that says which of the hits stop. */
    String HIT_CONDITION = "dev.stepwasm.eclipse.hitCondition";
    /** The attribute with what is written instead of a stop. */
    String LOG_MESSAGE = "dev.stepwasm.eclipse.logMessage";

    @Override
    default String getModelIdentifier() {
        return WasmElement.MODEL;
    }

    /** {@return what there is to say about it, for people, without the conditions} */
    String words();

    /** {@return whether it can write something instead of a stop} */
    default boolean canLog() {
        return false;
    }

    /** {@return whether its user wants it to hold} */
    default boolean isEnabledNow() {
        IMarker marker = getMarker();
        return marker != null && marker.getAttribute(IBreakpoint.ENABLED, false);
    }

    /** {@return whether views show it} */
    default boolean isRegisteredNow() {
        IMarker marker = getMarker();
        return marker != null && marker.getAttribute(IBreakpoint.REGISTERED, true);
    }

    /** {@return an expression that must hold for a stop} */
    default Optional<String> condition() {
        return text(CONDITION);
    }

    /** {@return which of the hits stop} */
    default Optional<String> hitCondition() {
        return text(HIT_CONDITION);
    }

    /** {@return what is written instead of a stop} */
    default Optional<String> logMessage() {
        return text(LOG_MESSAGE);
    }

    /** {@return a text that its marker has, if it is not blank} */
    default Optional<String> text(String attribute) {
        return Optional.ofNullable(getMarker())
                .map(marker -> marker.getAttribute(attribute, ""))
                .filter(text -> !text.isBlank());
    }

    /** Says when it stops and what it writes; empty texts say nothing. */
    default void refine(String condition, String hitCondition, String logMessage) throws CoreException {
        IMarker marker = getMarker();
        marker.setAttributes(
                new String[] {CONDITION, HIT_CONDITION, LOG_MESSAGE},
                new Object[] {condition, hitCondition, logMessage});
        // Eclipse itself says so after the next build; programs that are debugged should not wait for that.
        DebugPlugin.getDefault().getBreakpointManager().fireBreakpointChanged(this);
    }
}
