package dev.stepwasm.eclipse.attach;

import org.eclipse.debug.ui.AbstractLaunchConfigurationTabGroup;
import org.eclipse.debug.ui.CommonTab;
import org.eclipse.debug.ui.ILaunchConfigurationDialog;
import org.eclipse.debug.ui.ILaunchConfigurationTab;

/** The pages of a launch configuration "Attach Stepwasm to Java Program". */
public final class AttachTabs extends AbstractLaunchConfigurationTabGroup {
    /** For the extension point. */
    public AttachTabs() {}

    @Override
    public void createTabs(ILaunchConfigurationDialog dialog, String mode) {
        setTabs(new ILaunchConfigurationTab[] {new ProgramTab(), new CommonTab()});
    }
}
