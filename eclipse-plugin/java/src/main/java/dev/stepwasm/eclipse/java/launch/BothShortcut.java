package dev.stepwasm.eclipse.java.launch;

import dev.stepwasm.eclipse.debug.Notices;
import java.util.Set;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationType;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jdt.core.IType;
import org.eclipse.jdt.debug.ui.launchConfigurations.JavaApplicationLaunchShortcut;
import org.eclipse.jdt.launching.IJavaLaunchConfigurationConstants;
import org.jspecify.annotations.Nullable;

/** "Debug As > Java Application with WebAssembly". */
public final class BothShortcut extends JavaApplicationLaunchShortcut {
    /** For the extension point. */
    public BothShortcut() {}

    @Override
    protected @Nullable ILaunchConfiguration findLaunchConfiguration(IType type, ILaunchConfigurationType configType) {
        try {
            for (ILaunchConfiguration each :
                    DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurations(configType)) {
                if (each.getModes().contains(BothLaunch.MODE)
                        && says(
                                each,
                                IJavaLaunchConfigurationConstants.ATTR_MAIN_TYPE_NAME,
                                type.getFullyQualifiedName())
                        && says(
                                each,
                                IJavaLaunchConfigurationConstants.ATTR_PROJECT_NAME,
                                type.getJavaProject().getElementName())) {
                    return each;
                }
            }
        } catch (CoreException e) {
            Notices.show(
                    "The launch configurations cannot be read", e.getStatus().getMessage());
        }
        return null;
    }

    private static boolean says(ILaunchConfiguration configuration, String key, String value) throws CoreException {
        return configuration.getAttribute(key, "").equals(value);
    }

    @Override
    protected @Nullable ILaunchConfiguration createConfiguration(IType type) {
        ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
        ILaunchConfiguration plain = super.createConfiguration(type);
        if (plain == null) {
            return null;
        }
        try {
            ILaunchConfigurationWorkingCopy both = plain.getWorkingCopy();
            both.addModes(Set.of(BothLaunch.MODE));
            both.rename(manager.generateLaunchConfigurationName(type.getElementName() + " with WebAssembly"));
            return both.doSave();
        } catch (CoreException e) {
            Notices.show(
                    "The launch configuration cannot be written", e.getStatus().getMessage());
            return null;
        }
    }
}
