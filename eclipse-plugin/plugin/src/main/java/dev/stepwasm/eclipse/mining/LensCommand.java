package dev.stepwasm.eclipse.mining;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.stepwasm.eclipse.StepwasmPlugin;
import dev.stepwasm.eclipse.editor.EditorPlace;
import dev.stepwasm.eclipse.editor.Words;
import dev.stepwasm.eclipse.launch.Launches;
import dev.stepwasm.eclipse.navigation.Places;
import dev.stepwasm.eclipse.search.ReferencesQuery;
import dev.stepwasm.eclipse.server.Positions;
import dev.stepwasm.eclipse.server.TextPlace;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.StreamSupport;
import org.eclipse.core.resources.IFile;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IRegion;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.search.ui.NewSearchUI;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.jspecify.annotations.Nullable;

/** What a click on a lens does. On the UI thread. */
final class LensCommand {
    /** A command of ours: shows the references of what is at a position. */
    private static final String REFERENCES = "stepwasm.showReferences";
    /** A command of ours: debugs what a launch says. The server shows lenses with it to those who say they have it. */
    static final String DEBUG = "stepwasm.client.debug";

    /** How a call and a script end that went well. */
    private static final Set<String> GOOD = Set.of("returned", "exited", "done");

    private LensCommand() {}

    static void run(Command command) {
        List<Object> arguments = command.getArguments() == null ? List.of() : command.getArguments();
        switch (command.getCommand()) {
            case REFERENCES -> references(arguments);
            case DEBUG -> debug((JsonObject) arguments.getFirst());
            default -> onServer(command.getCommand(), arguments);
        }
    }

    private static Optional<EditorPlace> editor() {
        return EditorPlace.of(PlatformUI.getWorkbench()
                .getActiveWorkbenchWindow()
                .getActivePage()
                .getActiveEditor());
    }

    private static void references(List<Object> arguments) {
        String uri = String.valueOf(arguments.getFirst());
        Position position = (Position) arguments.get(1);
        editor().ifPresent(place -> {
            IRegion word = Words.at(place.document(), Positions.offset(place.document(), position));
            try {
                String name = place.document().get(word.getOffset(), word.getLength());
                NewSearchUI.runQueryInBackground(
                        new ReferencesQuery(name.isEmpty() ? "this" : name, new TextPlace(uri, position)));
            } catch (BadLocationException e) {
                throw new IllegalStateException("the text changed while a word of it was read", e);
            }
        });
    }

    private static void debug(JsonObject launch) {
        String program = text(launch.get("program"));
        Optional<IFile> file = Places.file(Path.of(program).toUri().toString());
        if (file.isEmpty()) {
            editor().ifPresent(place ->
                    place.say(program + " is not in the workspace: link it into a project to debug it"));
            return;
        }
        List<String> values = launch.get("args") instanceof JsonArray array
                ? StreamSupport.stream(array.spliterator(), false)
                        .map(LensCommand::text)
                        .toList()
                : List.of();
        Launches.run(file.get(), text(launch.get("invoke")), values, ILaunchManager.DEBUG_MODE);
    }

    /** The server runs it; how it ended is then said by the lens, and by markers where it went wrong. */
    private static void onServer(String command, List<Object> arguments) {
        Display display = Objects.requireNonNull(Display.getCurrent());
        Optional<EditorPlace> from = editor();
        from.ifPresent(place -> place.say(""));
        StepwasmPlugin.get()
                .server()
                .ask(
                        "run " + command,
                        server -> server.getWorkspaceService()
                                .executeCommand(new ExecuteCommandParams(command, arguments)))
                .whenComplete((answer, failure) -> display.asyncExec(() -> {
                    from.ifPresent(place -> complain(answer, failure).ifPresent(place::say));
                    WatMinings.refresh();
                }));
    }

    private static Optional<String> complain(@Nullable Object answer, @Nullable Throwable failure) {
        if (failure != null) {
            return failure instanceof CancellationException
                    ? Optional.empty()
                    : Optional.of("Not run: " + Objects.requireNonNullElse(failure.getMessage(), "see the Error Log"));
        }
        return answer instanceof JsonObject result && isBad(result)
                ? Optional.of(text(result.get("message"))).filter(message -> !message.isEmpty())
                : Optional.empty();
    }

    /** {@return whether a run did not end as wanted} That it did is said by the lens. */
    private static boolean isBad(JsonObject result) {
        boolean failed =
                result.get("passed") instanceof JsonPrimitive passed && passed.isBoolean() && !passed.getAsBoolean();
        return failed || !GOOD.contains(text(result.get("status")));
    }

    private static String text(@Nullable JsonElement value) {
        return value instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
    }
}
