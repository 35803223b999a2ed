package dev.stepwasm.eclipse.launch.ui;

import dev.stepwasm.dap.launch.LaunchAttribute;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTabGroup;
import org.eclipse.debug.ui.CommonTab;
import org.eclipse.debug.ui.ILaunchConfigurationDialog;
import org.eclipse.debug.ui.ILaunchConfigurationTab;

/** The pages of a launch configuration "WebAssembly Module". */
public final class LaunchTabs extends AbstractLaunchConfigurationTabGroup {
    /** For the extension point. */
    public LaunchTabs() {}

    @Override
    public void createTabs(ILaunchConfigurationDialog dialog, String mode) {
        setTabs(new ILaunchConfigurationTab[] {
            new ProgramTab(),
            new AttributesTab("Imports", LaunchAttribute.IMPORTS, LaunchAttribute.LINKS),
            new AttributesTab(
                    "Host Modules",
                    LaunchAttribute.HOST_MODULES,
                    LaunchAttribute.CLASSPATH,
                    LaunchAttribute.JDWP,
                    LaunchAttribute.VM_ARGS),
            new WasiTab(),
            new AttributesTab("Limits", LaunchAttribute.TIMEOUTS, LaunchAttribute.LIMITS),
            new CommonTab()
        });
    }
}
