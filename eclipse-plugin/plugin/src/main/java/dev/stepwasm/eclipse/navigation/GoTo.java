package dev.stepwasm.eclipse.navigation;

import dev.stepwasm.eclipse.editor.EditorPlace;
import dev.stepwasm.eclipse.editor.Words;
import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IRegion;
import org.eclipse.lsp4j.Location;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.jspecify.annotations.Nullable;

/** Goes from the word at the caret to its definition, its declaration or the definition of its type: see plugin.xml. */
public final class GoTo extends AbstractHandler implements IExecutableExtension {
    private Definitions what = Definitions.DEFINITION;

    @Override
    public void setInitializationData(IConfigurationElement config, String name, @Nullable Object data) {
        what = Definitions.valueOf(String.valueOf(data));
    }

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        EditorPlace.of(event).ifPresent(place -> {
            place.say("");
            place.asked()
                    .ifPresent(asked -> what.of(asked)
                            .thenAccept(found ->
                                    place.viewer().getTextWidget().getDisplay().asyncExec(() -> go(place, found))));
        });
        return null;
    }

    private void go(EditorPlace from, List<Location> found) {
        if (from.viewer().getTextWidget() == null
                || from.viewer().getTextWidget().isDisposed()) {
            return; // closed meanwhile
        }
        switch (found.size()) {
            case 0 -> from.say("No " + what.title() + " of " + word(from) + " found");
            case 1 -> open(from, found.getFirst());
            default -> choose(from, found);
        }
    }

    private static void open(EditorPlace from, Location location) {
        if (!Places.open(from.editor().getSite().getPage(), location)) {
            from.say("Cannot open " + location.getUri() + ": the reason is in the Error Log");
        }
    }

    private static String word(EditorPlace from) {
        IRegion word = Words.at(from.document(), from.offset());
        try {
            return word.getLength() == 0
                    ? "what is at the caret"
                    : "`" + from.document().get(word.getOffset(), word.getLength()) + "`";
        } catch (BadLocationException e) {
            return "what was at the caret";
        }
    }

    private static void choose(EditorPlace from, List<Location> found) {
        Menu menu = new Menu(from.viewer().getTextWidget());
        for (Location location : found) {
            MenuItem item = new MenuItem(menu, SWT.PUSH);
            String uri = location.getUri();
            item.setText(uri.substring(uri.lastIndexOf('/') + 1) + ", line "
                    + (location.getRange().getStart().getLine() + 1));
            item.addListener(SWT.Selection, chosen -> open(from, location));
        }
        Point caret = from.viewer().getTextWidget().getCaret().getLocation();
        menu.setLocation(from.viewer().getTextWidget().toDisplay(caret));
        menu.setVisible(true);
    }
}
