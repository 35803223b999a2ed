package dev.stepwasm.ide.test;

import dev.stepwasm.ide.run.RunComment;
import dev.stepwasm.ide.run.RunPlace;
import dev.stepwasm.ide.run.RunPlaces;
import dev.stepwasm.ide.test.TestNode.What;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.script.Command;
import dev.stepwasm.wat.script.Script;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a text tests. In a script each assertion and action stands below the module before it, and within that below
 * the comment that describes it; in other texts there are the calls that comments ask for.
 */
public final class Tests {
    private final Analysis analysis;
    private final String text;
    private final CommandLabel labels;
    private final Draft root = new Draft("", "", new Span(0, 0), new What.Heading());
    private Draft module = root;
    private @Nullable Draft section;
    /** Where the command before ends. */
    private int end;

    /** A node that may get children. */
    private static final class Draft {
        private final String label;
        private final String detail;
        private final Span span;
        private final What what;
        private final List<Draft> children = new ArrayList<>();

        Draft(String label, String detail, Span span, What what) {
            this.label = label;
            this.detail = detail;
            this.span = span;
            this.what = what;
        }
    }

    private Tests(Analysis analysis) {
        this.analysis = analysis;
        this.text = analysis.source().text();
        this.labels = new CommandLabel(text);
    }

    /**
     * {@return the tests of a text}
     *
     * @param script whether the text is a script by its name; it also is if it has commands
     */
    public static List<TestNode> of(Analysis analysis, boolean script) {
        Tests tests = new Tests(analysis);
        List<RunPlace.Comment> comments = RunPlaces.of(analysis, script).stream()
                .filter(RunPlace.Comment.class::isInstance)
                .map(RunPlace.Comment.class::cast)
                .toList();
        if (script || tests.hasCommands()) {
            tests.script(Script.of(analysis).commands(), comments);
        } else {
            comments.forEach(tests::comment);
        }
        return tests.nodes(tests.root, "", new HashMap<>());
    }

    private boolean hasCommands() {
        return IntStream.range(0, analysis.tree().size())
                .anyMatch(segment -> analysis.tree().segment(segment).kind() == NodeKind.COMMAND);
    }

    private void script(List<Command> commands, List<RunPlace.Comment> comments) {
        List<Place> places = new ArrayList<>();
        commands.forEach(command -> places.add(new Place(command.span().start(), () -> command(command))));
        comments.forEach(comment -> places.add(new Place(comment.span().start(), () -> comment(comment))));
        places.sort(Comparator.comparingInt(Place::start));
        places.forEach(place -> place.add().run());
    }

    private record Place(int start, Runnable add) {}

    private void command(Command command) {
        Optional<Heading> heading = Heading.between(
                text, Math.min(end, command.span().start()), command.span().start());
        end = command.span().end();
        Optional<String> made = CommandLabel.ofModule(command);
        if (made.isPresent() && command.span().length() == 0) {
            return; // an empty text is a module too
        }
        if (made.isPresent()) {
            String title = heading.map(Heading::title).orElse(made.get());
            module = new Draft(title, heading.isPresent() ? made.get() : "", command.span(), new What.Command());
            section = null;
            root.children.add(module);
            return;
        }
        heading.ifPresent(found -> {
            section = new Draft(found.title(), "", found.span(), new What.Heading());
            module.children.add(section);
        });
        labels.of(command).ifPresent(label -> add(new Draft(label, "", command.span(), new What.Command())));
    }

    private void add(Draft test) {
        Draft open = section;
        (open == null ? module : open).children.add(test);
    }

    private void comment(RunPlace.Comment place) {
        RunComment call = place.call();
        String wanted =
                call.expected().map(expected -> " => " + expected.show()).orElse("");
        String label = RunComment.show(call.export(), call.arguments()) + wanted;
        module.children.add(new Draft(Heading.brief(label), "", place.span(), new What.Comment(place.module(), call)));
    }

    /** {@return the children of a draft, those that turned out to be headings of nothing left out} */
    private List<TestNode> nodes(Draft parent, String path, Map<String, Integer> taken) {
        List<TestNode> nodes = new ArrayList<>();
        for (Draft draft : parent.children) {
            boolean heading = draft.what instanceof What.Heading;
            if (heading && draft.children.isEmpty()) {
                continue;
            }
            Draft shown = heading && draft.children.size() == 1 ? described(draft) : draft;
            String id = unique(path + shown.label, taken);
            nodes.add(new TestNode(
                    id, shown.label, shown.detail, shown.span, shown.what, nodes(shown, id + " / ", taken)));
        }
        return nodes;
    }

    /** {@return the only test below a heading, which is its name then} */
    private static Draft described(Draft heading) {
        Draft only = heading.children.getFirst();
        return new Draft(heading.label, only.label, only.span, only.what);
    }

    private static String unique(String wanted, Map<String, Integer> taken) {
        String id = wanted;
        int number = taken.getOrDefault(wanted, 0);
        while (taken.containsKey(id)) {
            number++;
            id = wanted + " #" + (number + 1);
        }
        taken.put(wanted, number);
        taken.putIfAbsent(id, 0);
        return id;
    }
}
