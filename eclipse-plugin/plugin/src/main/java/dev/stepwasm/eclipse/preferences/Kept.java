package dev.stepwasm.eclipse.preferences;

import org.eclipse.core.runtime.ILog;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;

/** What is chosen outlives the session. */
public final class Kept {
    private Kept() {}

    /** Writes preferences to the disk now: Eclipse does not do so when it is closed. */
    public static void keep(Preferences node) {
        try {
            node.flush();
        } catch (BackingStoreException e) {
            ILog.of(Kept.class)
                    .error("what was chosen holds until Eclipse is closed; see that its workspace can be written", e);
        }
    }
}
