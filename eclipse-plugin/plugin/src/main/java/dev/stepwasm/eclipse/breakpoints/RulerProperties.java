package dev.stepwasm.eclipse.breakpoints;

import java.util.Optional;
import org.eclipse.debug.ui.actions.RulerBreakpointAction;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.text.source.IVerticalRulerInfo;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.texteditor.AbstractRulerActionDelegate;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.IUpdate;

/** Opens the properties of the breakpoint beside which the mouse was pressed. */
public final class RulerProperties extends AbstractRulerActionDelegate {
    private static final String PAGE = "dev.stepwasm.eclipse.breakpointPage";

    /** For the extension point. */
    public RulerProperties() {}

    @Override
    protected IAction createAction(ITextEditor editor, IVerticalRulerInfo ruler) {
        return new OpenProperties(editor, ruler);
    }

    /** The action, which is enabled where there is a breakpoint of ours. */
    private static final class OpenProperties extends RulerBreakpointAction implements IUpdate {
        OpenProperties(ITextEditor editor, IVerticalRulerInfo ruler) {
            super(editor, ruler);
            setText("Breakpoint Properties...");
        }

        private Optional<WasmBreakpoint> here() {
            return getBreakpoint() instanceof WasmBreakpoint ours ? Optional.of(ours) : Optional.empty();
        }

        @Override
        public void update() {
            setEnabled(here().isPresent());
        }

        @Override
        public void run() {
            here().ifPresent(breakpoint -> PreferencesUtil.createPropertyDialogOn(
                            getEditor().getSite().getShell(), breakpoint, PAGE, null, null)
                    .open());
        }
    }
}
