package dev.stepwasm.eclipse.refactor;

import dev.stepwasm.eclipse.StepwasmPlugin;
import dev.stepwasm.eclipse.editor.EditorPlace;
import dev.stepwasm.eclipse.server.Positions;
import dev.stepwasm.eclipse.server.TextPlace;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.ltk.ui.refactoring.RefactoringWizardOpenOperation;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;

/** Gives what is at the caret another name: asks the server whether that is possible, then the user for the name. */
public final class Rename extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        EditorPlace.of(event)
                .ifPresent(place -> place.asked().ifPresent(asked -> {
                    place.say("");
                    Display display = place.viewer().getTextWidget().getDisplay();
                    StepwasmPlugin.get()
                            .server()
                            .ask(
                                    "see what can be renamed",
                                    server -> server.getTextDocumentService()
                                            .prepareRename(new PrepareRenameParams(asked.document(), asked.position())))
                            .whenComplete((found, failure) -> display.asyncExec(() -> {
                                if (failure != null) {
                                    place.say("Not renamed: " + WatRename.reason(failure));
                                } else if (place.isOpen()) {
                                    open(place, asked, found);
                                }
                            }));
                }));
        return null;
    }

    private static void open(
            EditorPlace place,
            TextPlace asked,
            @Nullable Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior> found) {
        if (found == null || found.isThird()) {
            place.say("Put the caret on a name to rename it");
            return;
        }
        WatRename rename = new WatRename(asked, name(place, found));
        try {
            new RefactoringWizardOpenOperation(new RenameWizard(rename))
                    .run(place.editor().getSite().getShell(), rename.getName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the workbench ends
        }
    }

    private static String name(
            EditorPlace place, Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior> found) {
        if (found.isSecond()) {
            return found.getSecond().getPlaceholder();
        }
        int start = Positions.offset(place.document(), found.getFirst().getStart());
        int end = Positions.offset(place.document(), found.getFirst().getEnd());
        try {
            return place.document().get(start, Math.max(0, end - start));
        } catch (BadLocationException e) {
            return "";
        }
    }
}
