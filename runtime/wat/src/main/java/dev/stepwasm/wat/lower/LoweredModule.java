package dev.stepwasm.wat.lower;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.problem.ProblemSink;
import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wasm.problem.RelatedPosition;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.validate.FunctionValidator;
import dev.stepwasm.wasm.validate.ModuleValidator;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import dev.stepwasm.wat.names.Nearest;
import dev.stepwasm.wat.text.Problems;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A module of a text: its records without the code of functions, its names, and access to the code of each function.
 * Immutable, so functions may be looked at from several threads.
 */
public final class LoweredModule {
    private static final Pattern TYPE_NUMBER = Pattern.compile("\\b((?:sub|super|unknown) type )(\\d{1,9})\\b");

    private final SyntaxTree tree;
    private final Names names;
    private final TypeUses typeUses;
    private final Module module;
    private final int[] bodies;

    LoweredModule(SyntaxTree tree, Names names, TypeUses typeUses, Module module, int[] bodies) {
        this.tree = tree;
        this.names = names;
        this.typeUses = typeUses;
        this.module = module;
        this.bodies = bodies;
    }

    /**
     * {@return a module with everything that can be asked about it}
     *
     * @param problems gets what is wrong outside of function bodies, types of fields excepted
     * @param nearest finds what was meant by names outside of function bodies that are not there
     */
    public static LoweredModule of(SyntaxTree tree, ModuleSyntax syntax, Problems problems, Nearest nearest) {
        return new ModuleLowering(tree, syntax, problems, nearest).lower();
    }

    /** {@return the same with a name section and all else that a binary needs; the text must be free of errors} */
    public static LoweredModule forAssembly(SyntaxTree tree, ModuleSyntax syntax) {
        return new ModuleLowering(tree, syntax, new Problems(), new Nearest()).lowerForAssembly();
    }

    /** {@return the records; positions are offsets into the text, and code of functions is the span of their text} */
    public Module module() {
        return module;
    }

    /** {@return the entries of an index space of the module} */
    public IndexTable table(IndexSpace space) {
        return names.table(space);
    }

    /** {@return the number of functions that the module defines} */
    public int bodyCount() {
        return bodies.length;
    }

    /** {@return the number of the segment that holds a function, which is counted without imports} */
    public int bodySegment(int number) {
        return bodies[number];
    }

    /** {@return the number of the function that a segment holds, counted without imports, or -1} */
    public int bodyIn(int segment) {
        int found = Arrays.binarySearch(bodies, segment);
        return found >= 0 ? found : -1;
    }

    /** {@return what is wrong with the fields of the module, the code of functions excepted} */
    public List<Diagnostic> checkFields() {
        Problems found = new Problems();
        ModuleValidator.validateFields(module, absoluteSink(found));
        return found.list();
    }

    /** {@return whether the same body has the same mistakes in the other module} */
    public boolean judgesBodiesLike(LoweredModule other) {
        return module.looksTheSameToCode(other.module) && names.isLike(other.names);
    }

    /** {@return the segment that holds a function, which is counted without imports} */
    public Segment body(int number) {
        return tree.segment(bodies[number]);
    }

    /**
     * {@return what is wrong with the code of a function, with spans relative to its segment}
     *
     * @param number of the function, counted without imports
     */
    public List<Diagnostic> checkBody(int number) {
        Problems found = new Problems();
        int surplus = walkBody(number, found, UseListener.NONE, BodyObserver.NONE);
        if (surplus < 0) {
            return found.list();
        }
        FoldedSurplus fold = new FoldedSurplus(surplus);
        observeBody(number, fold);
        int base = tree.start(bodies[number]);
        TextProblems places = new TextProblems(
                tree.source().text(), tree.segment(bodies[number]).tokens(), base);
        return explained(found.list(), surplus, fold, places);
    }

    /** A value that is left over may come from a folded instruction with too many operands. */
    private static List<Diagnostic> explained(
            List<Diagnostic> found, int surplus, FoldedSurplus fold, TextProblems places) {
        List<Diagnostic> explained = new ArrayList<>();
        for (Diagnostic diagnostic : found) {
            boolean left = diagnostic.span().start() == surplus && diagnostic.problem() == Problem.TYPE_MISMATCH;
            Diagnostic better = left ? fold.explain(diagnostic, places).orElse(diagnostic) : diagnostic;
            if (left) {
                // an operand too many may have made the types not fit too
                explained.removeIf(earlier -> earlier.problem() == Problem.TYPE_MISMATCH
                        && earlier.span().equals(better.span()));
            }
            explained.add(better);
        }
        return explained;
    }

    /**
     * Validates the code of a function and lets someone watch. Positions are relative to the segment of the function.
     *
     * @param number of the function, counted without imports
     */
    public void observeBody(int number, BodyObserver observer) {
        walkBody(number, new Problems(), UseListener.NONE, observer);
    }

    /**
     * Validates a function that is not in the module as if it were, and lets someone watch: an unfinished function, made
     * whole. Positions are relative to the first segment of its text.
     *
     * @param function the tree of a text that is one function
     * @param type what the function takes and gives; whatever the text says about that counts for names only
     * @return false if the text does not begin with a function
     */
    public boolean observe(SyntaxTree function, FunctionType type, BodyObserver observer) {
        if (function.segment(0).kind() != NodeKind.FUNCTION_FIELD) {
            return false;
        }
        Part part = Part.relative(function, 0, new Problems());
        FunctionLowering lowering =
                new FunctionLowering(part, names, typeUses, Nearest.ofBody(), UseListener.NONE, -1, type);
        FunctionValidator validator =
                new FunctionValidator(module, type, lowering.localTypes(), (problem, position, message, related) -> {});
        lowering.lower((instruction, start, end) -> {
            observer.before(instruction, start, end, validator);
            validator.accept(instruction);
            observer.after(instruction, start, end, validator);
        });
        return true;
    }

    /**
     * {@return what would be wrong with the code of a function that is not in the module, with spans relative to its text}
     * Syntax is not looked at, and block types that the module does not have yet are taken as they are.
     *
     * @param function the tree of a text that is one function
     * @param type what the function takes and gives; whatever the text says about that counts for names only
     */
    public List<Diagnostic> check(SyntaxTree function, FunctionType type) {
        Problems found = new Problems();
        Part part = Part.relative(function, 0, found);
        FunctionLowering lowering =
                new FunctionLowering(part, names, typeUses, Nearest.ofBody(), UseListener.NONE, -1, type);
        BodyProblems problems = new BodyProblems(part, lowering.endPosition(), found);
        FunctionValidator validator = new FunctionValidator(module, type, lowering.localTypes(), problems);
        if (lowering.lower(new Watched(validator, BodyObserver.NONE))) {
            validator.finish(lowering.endPosition());
        }
        if (problems.surplus() < 0) {
            return found.list();
        }
        FoldedSurplus fold = new FoldedSurplus(problems.surplus());
        observe(function, type, fold);
        TextProblems places =
                new TextProblems(function.source().text(), function.segment(0).tokens(), function.start(0));
        return explained(found.list(), problems.surplus(), fold, places);
    }

    /** {@return the position of an instruction that gave a value which nobody takes, or -1} */
    private int walkBody(int number, Problems found, UseListener uses, BodyObserver observer) {
        FunctionType type = module.functionType(module.importedFunctionCount() + number);
        FunctionLowering function = lowering(number, found, uses);
        if (type == null) {
            function.lower((instruction, start, end) -> {});
            return -1;
        }
        BodyProblems problems =
                new BodyProblems(Part.relative(tree, bodies[number], found), function.endPosition(), found);
        FunctionValidator validator = new FunctionValidator(module, type, function.localTypes(), problems);
        boolean complete = function.lower(new Watched(validator, observer));
        if (complete && !observer.isDone()) {
            validator.finish(function.endPosition());
        }
        return problems.surplus();
    }

    /** Validates instructions while someone watches. */
    private record Watched(FunctionValidator validator, BodyObserver observer) implements CodeSink {
        @Override
        public void accept(Instruction instruction, int start, int end) {
            observer.before(instruction, start, end, validator);
            validator.accept(instruction);
            observer.after(instruction, start, end, validator);
        }

        @Override
        public boolean isDone() {
            return observer.isDone();
        }
    }

    /**
     * Passes on the instructions of a function in the order in which they run, without the {@code end} of the function.
     * Positions are offsets into the text.
     *
     * @param number of the function, counted without imports
     */
    public void code(int number, CodeSink sink) {
        int base = tree.start(bodies[number]);
        lowering(number, new Problems(), UseListener.NONE)
                .lower((instruction, start, end) -> sink.accept(instruction, base + start, base + end));
    }

    private FunctionLowering lowering(int number, Problems found, UseListener uses) {
        Part part = Part.relative(tree, bodies[number], found);
        return lowering(part, module.importedFunctionCount() + number, uses);
    }

    FunctionLowering lowering(Part part, int function, UseListener uses) {
        FunctionType type = function < module.functionCount() ? module.functionType(function) : null;
        FunctionType known = type == null ? FunctionType.EMPTY : type;
        return new FunctionLowering(part, names, typeUses, Nearest.ofBody(), uses, function, known);
    }

    /** {@return what finds definitions and uses} */
    public Lookup lookup() {
        return new Lookup(tree, this, names, typeUses);
    }

    /** {@return the span of the parenthesis that closes a function, where its {@code end} stands} */
    public Span bodyEnd(int number) {
        int base = tree.start(bodies[number]);
        int end = base + lowering(number, new Problems(), UseListener.NONE).endPosition();
        return new Span(end, end + 1);
    }

    private ProblemSink absoluteSink(Problems found) {
        return (problem, position, message, related) -> {
            int number = tree.segmentAt(Math.max(0, position));
            int base = tree.start(number);
            TextProblems places =
                    new TextProblems(tree.source().text(), tree.segment(number).tokens(), base);
            Diagnostic local = places.at(problem, position - base, message, List.of());
            List<Related> elsewhere = new ArrayList<>();
            for (RelatedPosition other : related) {
                elsewhere.add(new Related(tokenAt(other.position()), other.message()));
            }
            Span span =
                    new Span(base + local.span().start(), base + local.span().end());
            found.add(new Diagnostic(problem, span, typesNamed(local.message()), elsewhere));
        };
    }

    /** {@return a message in which sub types and super types are called by their names} */
    private String typesNamed(String message) {
        return TYPE_NUMBER.matcher(message).replaceAll(match -> {
            int index = Integer.parseInt(match.group(2));
            IndexTable types = names.table(IndexSpace.TYPE);
            int token = index < types.size() ? types.nameToken(index) : -1;
            String name = token < 0
                    ? match.group(2)
                    : "`" + tree.source().textOf(tree.span(types.segment(index), token)) + "`";
            return Matcher.quoteReplacement(match.group(1) + name);
        });
    }

    private Span tokenAt(int position) {
        int segment = tree.segmentAt(Math.max(0, position));
        int base = tree.start(segment);
        TextProblems places =
                new TextProblems(tree.source().text(), tree.segment(segment).tokens(), base);
        Span span = places.span(position - base);
        return new Span(base + span.start(), base + span.end());
    }
}
