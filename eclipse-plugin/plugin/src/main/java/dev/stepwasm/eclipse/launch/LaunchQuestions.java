package dev.stepwasm.eclipse.launch;

import dev.stepwasm.dap.launch.LaunchAttribute;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.core.resources.IFile;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.ListDialog;
import org.jspecify.annotations.Nullable;

/** Asks what a launch must say and nobody has said: the function, its arguments, what stands in for imports. On the UI thread. */
final class LaunchQuestions {
    /** The way to run a file that no configuration says. */
    static final String ANOTHER = "Another function...";

    private final Shell shell;
    private final IFile file;
    private final String verb;

    /** @param verb what is going to be done, as "Debug" */
    LaunchQuestions(Shell shell, IFile file, String verb) {
        this.shell = shell;
        this.file = file;
        this.verb = verb;
    }

    /** {@return what the user wants; empty if they think better of it} */
    Optional<Map<LaunchAttribute, String>> ask(Launchable module) {
        List<Launchable.Callable> candidates = module.candidates();
        Map<LaunchAttribute, String> answers = new EnumMap<>(LaunchAttribute.class);
        if (!candidates.isEmpty()) {
            Optional<Launchable.Callable> chosen =
                    candidates.size() == 1 ? Optional.of(candidates.getFirst()) : function(candidates);
            if (chosen.isEmpty()) {
                return Optional.empty();
            }
            answers.put(LaunchAttribute.INVOKE, chosen.get().name());
            Optional<List<String>> arguments = arguments(chosen.get());
            if (arguments.isEmpty()) {
                return Optional.empty();
            }
            answers.put(LaunchAttribute.ARGS, arguments.get().isEmpty() ? "" : LaunchValues.json(arguments.get()));
        }
        if (!module.links().isEmpty()) {
            answers.put(LaunchAttribute.LINKS, LaunchValues.json(module.links()));
        }
        return module.missing().isEmpty() || standIns(module.missing(), answers)
                ? Optional.of(answers)
                : Optional.empty();
    }

    /** {@return the configuration that the user chooses, or {@link #ANOTHER}; empty if they think better of it} */
    Optional<Object> way(List<ILaunchConfiguration> known) {
        List<Object> ways = new ArrayList<>();
        known.stream()
                .sorted(Comparator.comparing(ILaunchConfiguration::getName))
                .forEach(ways::add);
        ways.add(ANOTHER);
        return choice(
                "As it was run before, or in another way:",
                ways,
                each -> each instanceof ILaunchConfiguration configuration ? configuration.getName() : ANOTHER);
    }

    private Optional<Launchable.Callable> function(List<Launchable.Callable> candidates) {
        return choice("The exported function to call:", candidates, Launchable.Callable::signature);
    }

    private <T> Optional<T> choice(String message, List<T> all, Function<T, String> label) {
        ListDialog dialog = new ListDialog(shell);
        dialog.setTitle(verb + " " + file.getName());
        dialog.setMessage(message);
        dialog.setContentProvider(ArrayContentProvider.getInstance());
        dialog.setLabelProvider(LabelProvider.createTextProvider(
                each -> all.stream().filter(each::equals).findFirst().map(label).orElse("")));
        dialog.setInput(all);
        dialog.setInitialSelections(all.getFirst());
        return dialog.open() == Window.OK && dialog.getResult().length > 0
                ? all.stream().filter(dialog.getResult()[0]::equals).findFirst()
                : Optional.empty();
    }

    private Optional<List<String>> arguments(Launchable.Callable function) {
        if (function.parameters().isEmpty()) {
            return Optional.of(List.of());
        }
        InputDialog dialog = new InputDialog(
                shell,
                verb + " " + function.name(),
                "Arguments, with spaces between them: " + function.signature(),
                String.join(" ", function.arguments()),
                line -> mistake(line, function.parameters()));
        return dialog.open() == Window.OK ? Optional.of(words(dialog.getValue())) : Optional.empty();
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>(List.of(line.strip().split("\\s+")));
        words.removeIf(String::isEmpty);
        return words;
    }

    /** {@return what is wrong with a line of arguments; null if nothing is, as dialogs want it} */
    private static @Nullable String mistake(String line, List<Launchable.Parameter> parameters) {
        int given = words(line).size();
        if (given < parameters.size()) {
            Launchable.Parameter next = parameters.get(given);
            return next.name() + " (" + next.type() + ") is missing";
        }
        return given > parameters.size() ? given - parameters.size() + " too many" : null;
    }

    /** {@return whether the user goes on, with stand-ins} */
    private boolean standIns(List<Launchable.Wanted> missing, Map<LaunchAttribute, String> answers) {
        String names = missing.stream()
                .map(each -> each.module() + "." + each.name() + "  " + each.type())
                .limit(12)
                .collect(Collectors.joining("\n"));
        MessageDialog dialog = new MessageDialog(
                shell,
                file.getName() + " imports what nobody gives",
                null,
                names
                        + "\n\nStand-ins write each call to the Console view and return zero; the launch configuration keeps"
                        + " them, and they can be changed there on the page Imports.",
                MessageDialog.QUESTION,
                0,
                verb + " with Stand-Ins",
                IDialogConstants.CANCEL_LABEL);
        if (dialog.open() != 0) {
            return false;
        }
        Map<String, String> usual = new LinkedHashMap<>();
        missing.forEach(each -> usual.put(each.module() + "." + each.name(), each.standIn()));
        answers.put(LaunchAttribute.IMPORTS, LaunchValues.json(usual));
        return true;
    }
}
