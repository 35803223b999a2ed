package dev.stepwasm.wat;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wat.lex.Lexer;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.script.CheckedModule;
import dev.stepwasm.wat.script.Command;
import dev.stepwasm.wat.script.ModuleSource;
import dev.stepwasm.wat.text.Problems;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts how far our verdicts on the modules of the official suite agree with its own, and shows it as tables. */
final class SpecFigures {
    /** What the suite says about a module. */
    enum Kind {
        VALID,
        INVALID,
        MALFORMED,
        MALFORMED_BINARY,
        CUSTOM;

        static Kind of(Command.AssertModule asserted) {
            return switch (asserted.verdict()) {
                case TRAP, UNLINKABLE -> VALID;
                case INVALID -> INVALID;
                case MALFORMED_CUSTOM, INVALID_CUSTOM -> CUSTOM;
                case MALFORMED ->
                    asserted.module().source() instanceof ModuleSource.Binary ? MALFORMED_BINARY : MALFORMED;
            };
        }
    }

    /** How many modules there are, on how many we disagree, and on how many we agree for the suite's reason. */
    private static final class Counts {
        private int modules;
        private int wrong;
        private int sameReason;

        private void add(Counts other) {
            modules += other.modules;
            wrong += other.wrong;
            sameReason += other.sameReason;
        }
    }

    private final Map<String, Map<Kind, Counts>> folders = new TreeMap<>();
    private final Map<String, Integer> otherReasons = new TreeMap<>();

    /**
     * Counts a module.
     *
     * @param message what the suite wants to be said about a module that is wrong
     * @return whether our verdict agrees
     */
    boolean add(String file, Kind kind, CheckedModule checked, String message) {
        String folder = file.substring(0, file.lastIndexOf('/'));
        Counts counts = folders.computeIfAbsent(folder, f -> new EnumMap<>(Kind.class))
                .computeIfAbsent(kind, k -> new Counts());
        counts.modules++;
        boolean agrees = checked.hasErrors() == (kind != Kind.VALID);
        if (!agrees) {
            counts.wrong++;
        } else if (kind != Kind.VALID) {
            reason(folder, checked, message, counts);
        }
        return agrees;
    }

    private void reason(String folder, CheckedModule checked, String message, Counts counts) {
        List<Diagnostic> errors =
                checked.diagnostics().stream().filter(Diagnostic::isError).toList();
        if (errors.stream().anyMatch(error -> agrees(reason(error, checked), message))) {
            counts.sameReason++;
        } else if (!folder.equals(SpecSuiteTest.FIGURES_ONLY)) {
            Diagnostic first = errors.getFirst();
            String ours = first.problem() == Problem.MALFORMED_BINARY
                    ? first.message()
                    : first.problem().code();
            otherReasons.merge(message + " | " + ours, 1, Integer::sum);
        }
    }

    /** The suite's words may say more than ours, as {@code i8 constant out of range}, or less. */
    private static boolean agrees(String reason, String message) {
        return !reason.isEmpty() && (message.contains(reason) || reason.startsWith(message));
    }

    private static String reason(Diagnostic error, CheckedModule checked) {
        return switch (error.problem()) {
            case MALFORMED_BINARY, MALFORMED_ANNOTATION, MISPLACED_ANNOTATION -> error.message();
            case UNEXPECTED_TOKEN ->
                isReserved(error, checked)
                        ? Problem.UNKNOWN_OPERATOR.specReason()
                        : error.problem().specReason();
            default -> error.problem().specReason();
        };
    }

    /** The suite calls a run of characters that is no token an unknown operator, whatever belongs in its place. */
    private static boolean isReserved(Diagnostic error, CheckedModule checked) {
        if (!(checked instanceof CheckedModule.Text text)) {
            return false;
        }
        String all = text.analysis().source().text();
        Tokens tokens = Lexer.lex(all, error.span().start(), error.span().end(), new Problems());
        return tokens.code(0) == TokenCode.RESERVED;
    }

    /** {@return both tables} */
    String show() {
        StringBuilder page = new StringBuilder("""
                | folder | modules | valid, but flagged | invalid, not flagged | malformed text, not flagged | malformed binary, not flagged | wrong annotation, not flagged | flagged for the suite's reason |
                |---|--:|--:|--:|--:|--:|--:|--:|
                """);
        folders.forEach((folder, of) -> page.append(row(folder, of)));
        page.append(row("all of core", total("core")));
        page.append(row("all", total("")));
        page.append("""

                Where none of the problems reported is the one that the suite names:

                | the suite says | we say first | modules |
                |---|---|--:|
                """);
        otherReasons.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Integer> e) -> -e.getValue())
                        .thenComparing(Map.Entry::getKey))
                .forEach(e -> page.append("| %s | %d |\n".formatted(e.getKey(), e.getValue())));
        return page.toString();
    }

    private Map<Kind, Counts> total(String prefix) {
        Map<Kind, Counts> total = new EnumMap<>(Kind.class);
        folders.forEach((folder, of) -> {
            if (folder.startsWith(prefix)) {
                of.forEach((kind, counts) ->
                        total.computeIfAbsent(kind, k -> new Counts()).add(counts));
            }
        });
        return total;
    }

    private static String row(String folder, Map<Kind, Counts> of) {
        Counts all = new Counts();
        Counts wrongOnes = new Counts();
        of.forEach((kind, counts) -> {
            all.add(counts);
            if (kind != Kind.VALID) {
                wrongOnes.add(counts);
            }
        });
        String cells = List.of(Kind.values()).stream()
                .map(kind -> cell(of.getOrDefault(kind, new Counts())))
                .collect(Collectors.joining(" | "));
        String same = wrongOnes.modules == 0 ? "-" : wrongOnes.sameReason + " of " + wrongOnes.modules;
        return "| %s | %d | %s | %s |\n".formatted(folder, all.modules, cells, same);
    }

    private static String cell(Counts counts) {
        return counts.modules == 0 ? "-" : counts.wrong + " of " + counts.modules;
    }
}
