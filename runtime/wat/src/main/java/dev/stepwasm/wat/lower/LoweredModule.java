package dev.stepwasm.wat.lower;

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
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import dev.stepwasm.wat.names.Nearest;
import dev.stepwasm.wat.text.Problems;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.List;

/**
 * A module of a text: its records without the code of functions, its names, and access to the code of each function.
 * Immutable, so functions may be looked at from several threads.
 */
public final class LoweredModule {
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
        walkBody(number, found, UseListener.NONE, BodyObserver.NONE);
        return found.list();
    }

    /**
     * Validates the code of a function and lets someone watch. Positions are relative to the segment of the function.
     *
     * @param number of the function, counted without imports
     */
    public void observeBody(int number, BodyObserver observer) {
        walkBody(number, new Problems(), UseListener.NONE, observer);
    }

    private void walkBody(int number, Problems found, UseListener uses, BodyObserver observer) {
        FunctionType type = module.functionType(module.importedFunctionCount() + number);
        FunctionLowering function = lowering(number, found, uses);
        if (type == null) {
            function.lower((instruction, start, end) -> {});
            return;
        }
        Tokens tokens = tree.segment(bodies[number]).tokens();
        FunctionValidator validator = new FunctionValidator(
                module, type, function.localTypes(), relativeSink(tokens, tree.start(bodies[number]), found));
        boolean complete = function.lower((instruction, start, end) -> {
            observer.before(instruction, start, end, validator);
            validator.accept(instruction);
            observer.after(instruction, start, end, validator);
        });
        if (complete) {
            validator.finish(function.endPosition());
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

    private ProblemSink relativeSink(Tokens tokens, int base, Problems found) {
        return (problem, position, message, related) -> found.add(new Diagnostic(
                problem, place(problem, tokens, base, position, message), message, relate(related, tokens)));
    }

    /** The number that the message ends with, if it is an operand of the instruction at a position, else its keyword. */
    private Span place(Problem problem, Tokens tokens, int base, int position, String message) {
        Span keyword = tokenAt(tokens, position);
        int space = message.lastIndexOf(' ');
        String last = message.substring(space + 1);
        if (!problem.code().startsWith("unknown-") || last.isEmpty() || !Character.isDigit(last.charAt(0))) {
            return keyword;
        }
        for (int token = tokens.firstAtOrAfter(position + 1); token < tokens.size(); token++) {
            if (tokens.code(token) == TokenCode.NAT) {
                if (tree.source().text().startsWith(last, base + tokens.start(token))) {
                    return new Span(tokens.start(token), tokens.end(token));
                }
            } else if (!tokens.isTrivia(token) && tokens.code(token) != TokenCode.ID) {
                break;
            }
        }
        return keyword;
    }

    private static List<Related> relate(List<RelatedPosition> positions, Tokens tokens) {
        List<Related> related = new ArrayList<>();
        for (RelatedPosition other : positions) {
            related.add(new Related(tokenAt(tokens, other.position()), other.message()));
        }
        return related;
    }

    private static Span tokenAt(Tokens tokens, int position) {
        int token = tokens.touching(position);
        return token >= 0 && tokens.end(token) > position
                ? new Span(tokens.start(token), tokens.end(token))
                : new Span(position, position);
    }

    private ProblemSink absoluteSink(Problems found) {
        return (problem, position, message, related) -> {
            List<Related> places = new ArrayList<>();
            for (RelatedPosition other : related) {
                places.add(new Related(tokenAt(other.position()), other.message()));
            }
            found.add(new Diagnostic(problem, tokenAt(position), message, places));
        };
    }

    private Span tokenAt(int position) {
        int segment = tree.segmentAt(Math.max(0, position));
        int base = tree.start(segment);
        Span span = tokenAt(tree.segment(segment).tokens(), position - base);
        return new Span(base + span.start(), base + span.end());
    }
}
