package dev.stepwasm.eclipse.editor;

import dev.stepwasm.eclipse.StepwasmPlugin;
import org.eclipse.core.expressions.EvaluationResult;
import org.eclipse.core.expressions.Expression;
import org.eclipse.core.expressions.ExpressionInfo;
import org.eclipse.core.expressions.IEvaluationContext;
import org.eclipse.ui.ISources;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.contexts.IContextService;

/**
 * Holds while a text that the language server follows is edited: keys and commands of this plugin work then. Below the
 * context of the generic editor, so that its keys can be given another meaning.
 */
public final class EditingContext extends Expression {
    /** The name of the context in plugin.xml. */
    public static final String ID = "dev.stepwasm.eclipse.editing";

    private EditingContext() {}

    /** Lets the workbench switch the context on and off from now on; on the UI thread. */
    public static void follow() {
        PlatformUI.getWorkbench().getService(IContextService.class).activateContext(ID, new EditingContext());
    }

    @Override
    public EvaluationResult evaluate(IEvaluationContext context) {
        boolean holds = context.getVariable(ISources.ACTIVE_PART_NAME) instanceof IWorkbenchPart part
                && EditorPlace.of(part)
                        .flatMap(place -> StepwasmPlugin.get().documents().uriOf(place.document()))
                        .isPresent();
        return EvaluationResult.valueOf(holds);
    }

    @Override
    public void collectExpressionInfo(ExpressionInfo info) {
        info.addVariableNameAccess(ISources.ACTIVE_PART_NAME);
    }
}
