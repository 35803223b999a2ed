package dev.stepwasm.wat;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.annotate.AnnotationChecks;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lower.LoweredModule;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.Nearest;
import dev.stepwasm.wat.parse.Parser;
import dev.stepwasm.wat.script.ScriptChecks;
import dev.stepwasm.wat.text.Problems;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is known about a text: its tree, its modules and what is wrong with it. Immutable; safe for use from any
 * thread.
 */
public final class Analysis {
    private final SourceText source;
    private final SyntaxTree tree;
    private final List<ModuleAnalysis> modules;
    private final Checked checked;
    private final List<Diagnostic> diagnostics;

    /** What has been checked, for a later version of the text: the bodies of each module, and the commands. */
    private record Checked(List<BodyChecks> bodies, Map<Segment, List<Diagnostic>> commands) {}

    private static final Checked NOTHING = new Checked(List.of(), Map.of());

    private Analysis(
            SourceText source,
            SyntaxTree tree,
            List<ModuleAnalysis> modules,
            Checked checked,
            List<Diagnostic> diagnostics) {
        this.source = source;
        this.tree = tree;
        this.checked = checked;
        this.modules = List.copyOf(modules);
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** {@return the analysis of a text}; never throws, whatever the text is. */
    public static Analysis of(SourceText source) {
        return of(source, Parser.parse(source), true, NOTHING, () -> {});
    }

    /** {@return the analysis of a text that must be one module}: anything else in it is an error */
    public static Analysis ofModule(SourceText source) {
        return of(source, Parser.parse(source), false, NOTHING, () -> {});
    }

    /**
     * {@return the tree, the names and the records of a text, without a check of anything} It has no diagnostics. For texts
     * of which only little is asked, since most of the time goes into checks.
     */
    public static Analysis unchecked(SourceText source) {
        SyntaxTree tree = Parser.parse(source);
        Nearest nearest = new Nearest();
        List<ModuleAnalysis> modules = tree.modules().stream()
                .map(syntax ->
                        new ModuleAnalysis(tree, syntax, LoweredModule.of(tree, syntax, new Problems(), nearest)))
                .toList();
        return new Analysis(source, tree, modules, NOTHING, List.of());
    }

    /**
     * {@return the analysis of a text of which another version has been analysed} The result is the same as without that
     * version, but only what differs is parsed and checked again.
     *
     * @param earlier of any other text; the more it has in common with this one the better
     */
    public static Analysis of(SourceText source, Analysis earlier) {
        return of(source, Optional.of(earlier), () -> {});
    }

    /**
     * {@return the same, unless someone has lost interest}
     *
     * @param earlier of another version of the text, if there is one
     * @param checkpoint called now and then, also by other threads; whatever it throws ends the analysis and is passed on
     */
    public static Analysis of(SourceText source, Optional<Analysis> earlier, Runnable checkpoint) {
        checkpoint.run();
        SyntaxTree tree = earlier.map(e -> Parser.parse(source, e.tree)).orElseGet(() -> Parser.parse(source));
        return of(source, tree, true, earlier.map(e -> e.checked).orElse(NOTHING), checkpoint);
    }

    private static Analysis of(
            SourceText source, SyntaxTree tree, boolean script, Checked earlier, Runnable checkpoint) {
        checkpoint.run();
        List<Diagnostic> found = new ArrayList<>(tree.problems());
        for (int i = 0; i < tree.size(); i++) {
            int base = tree.start(i);
            tree.segment(i).problems().forEach(problem -> found.add(problem.shifted(base)));
        }
        List<ModuleAnalysis> modules = new ArrayList<>();
        List<BodyChecks> bodies = new ArrayList<>();
        Nearest nearest = new Nearest();
        boolean paired = earlier.bodies().size() == tree.modules().size();
        for (ModuleSyntax syntax : tree.modules()) {
            checkpoint.run();
            BodyChecks known = paired ? earlier.bodies().get(modules.size()) : null;
            Problems problems = new Problems();
            LoweredModule lowered = LoweredModule.of(tree, syntax, problems, nearest);
            found.addAll(problems.list());
            found.addAll(lowered.checkFields());
            BodyChecks checked = BodyChecks.of(lowered, known, checkpoint);
            checked.addTo(found, tree);
            bodies.add(checked);
            modules.add(new ModuleAnalysis(tree, syntax, lowered));
        }
        Map<Segment, List<Diagnostic>> commands = commands(tree, script, earlier, found, checkpoint);
        found.addAll(AnnotationChecks.of(tree));
        found.sort(Comparator.comparingInt(diagnostic -> diagnostic.span().start()));
        List<Diagnostic> told = Unsupported.condense(tree, found);
        return new Analysis(source, tree, modules, new Checked(bodies, commands), told);
    }

    private static Map<Segment, List<Diagnostic>> commands(
            SyntaxTree tree, boolean script, Checked earlier, List<Diagnostic> found, Runnable checkpoint) {
        Map<Segment, List<Diagnostic>> checked = new IdentityHashMap<>();
        for (int i = 0; i < tree.size(); i++) {
            Segment segment = tree.segment(i);
            if (segment.kind() == NodeKind.COMMAND) {
                checkpoint.run();
                List<Diagnostic> result = script ? earlier.commands().get(segment) : ScriptChecks.notAModule(tree, i);
                result = result == null ? ScriptChecks.of(tree, i) : result;
                checked.put(segment, result);
                int base = tree.start(i);
                result.forEach(problem -> found.add(problem.shifted(base)));
            }
        }
        if (!script && tree.modules().size() > 1) {
            ModuleSyntax other = tree.modules().get(1);
            int second = other.header() < 0 ? other.firstField() : other.header();
            ScriptChecks.notAModule(tree, second).forEach(problem -> found.add(problem.shifted(tree.start(second))));
        }
        return checked;
    }

    /** {@return the text} */
    public SourceText source() {
        return source;
    }

    /** {@return the syntax tree} */
    public SyntaxTree tree() {
        return tree;
    }

    /** {@return everything that is wrong, sorted by position} */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** {@return those of the diagnostics that begin in a part of the text, its ends included} */
    public List<Diagnostic> diagnosticsIn(Span part) {
        return diagnostics.subList(firstDiagnostic(part.start()), firstDiagnostic(part.end() + 1));
    }

    /**
     * {@return what is wrong with one of the modules} Mistakes of other modules and of commands do not count.
     *
     * @param module its number, from 0
     */
    public List<Diagnostic> diagnosticsOf(int module) {
        ModuleSyntax syntax = tree.modules().get(module);
        int first = syntax.header() < 0 ? syntax.firstField() : syntax.header();
        int behind = syntax.end() + 1 < tree.size() ? tree.start(syntax.end() + 1) - 1 : Integer.MAX_VALUE - 1;
        return diagnosticsIn(new Span(Math.min(tree.start(first), behind), behind));
    }

    /** {@return how many diagnostics begin before an offset} */
    private int firstDiagnostic(int offset) {
        int low = 0;
        int high = diagnostics.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (diagnostics.get(middle).span().start() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** {@return whether there is at least one error} */
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    /** {@return the modules in text order; a script may have several or none} */
    public List<ModuleAnalysis> modules() {
        return modules;
    }

    /** {@return the module around an offset} */
    public Optional<ModuleAnalysis> moduleAt(int offset) {
        int from = 0;
        int to = modules.size() - 1;
        int segment = tree.segmentAt(offset);
        while (from <= to) { // they stand one after the other
            int middle = (from + to) >>> 1;
            ModuleAnalysis module = modules.get(middle);
            if (segment < module.firstSegment()) {
                to = middle - 1;
            } else if (segment > module.syntax().end()) {
                from = middle + 1;
            } else {
                return Optional.of(module);
            }
        }
        return Optional.empty();
    }

    /** {@return everything that the fields of all modules define} */
    public List<Definition> definitions() {
        return modules.stream().flatMap(module -> module.definitions().stream()).toList();
    }

    /** {@return what the name or index at an offset (or ending there) stands for, or defines} */
    public Optional<Definition> definitionAt(int offset) {
        return moduleAt(offset).flatMap(module -> module.definitionAt(offset));
    }

    /** {@return the innermost node at an offset; space belongs to the node around it} */
    public Node nodeAt(int offset) {
        return tree.nodeAt(offset);
    }

    /** {@return the token at an offset, or the one that ends there; comments are tokens, space is not} */
    public Optional<Token> tokenAt(int offset) {
        int number = tree.segmentAt(offset);
        Segment segment = tree.segment(number);
        int base = tree.start(number);
        int token = segment.tokens().touching(offset - base);
        if (token < 0 && offset == base && number > 0) {
            // the token that ends here belongs to the segment before
            number--;
            segment = tree.segment(number);
            token = segment.tokens().touching(offset - tree.start(number));
        }
        return token < 0 || segment.tokens().code(token) == TokenCode.END
                ? Optional.empty()
                : Optional.of(new Token(segment.tokens().code(token), tree.span(number, token)));
    }

    /** {@return the instruction whose keyword is at an offset} */
    public Optional<Opcode> instructionAt(int offset) {
        return tokenAt(offset)
                .filter(token -> TokenCode.isOpcode(token.code()))
                .map(token -> TokenCode.opcode(token.code()));
    }

    /** {@return the operand stack around the instruction whose keyword is at an offset, if it is in a function body} */
    public Optional<Operands> operandsAt(int offset) {
        return tokenAt(offset)
                .filter(token -> TokenCode.isOpcode(token.code()))
                .flatMap(token -> moduleAt(offset)
                        .flatMap(module -> module.operandsAt(token.span().start())));
    }

    /** {@return the operand stack before the instruction at an offset, bottom first} */
    public Optional<List<ValueType>> operandsBefore(int offset) {
        return operandsAt(offset).map(Operands::before);
    }

    /** {@return the operand stack after the instruction at an offset, bottom first} */
    public Optional<List<ValueType>> operandsAfter(int offset) {
        return operandsAt(offset).map(Operands::after);
    }
}
