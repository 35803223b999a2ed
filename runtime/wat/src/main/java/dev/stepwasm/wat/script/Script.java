package dev.stepwasm.wat.script;

import dev.stepwasm.wasm.binary.CustomSectionChecks;
import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.binary.ModuleReader;
import dev.stepwasm.wasm.module.Bytes;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.validate.ModuleValidator;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.names.Nearest;
import dev.stepwasm.wat.text.Problems;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A test script: the commands of a text in their order. A text of bare module fields, or with one module, is a script that
 * defines this module. Made from any text; what is wrong with the commands is in {@link #problems}, what is wrong with
 * modules in {@link #check}. Immutable.
 */
public final class Script {
    private final Analysis analysis;
    private final List<Command> commands;
    private final List<Diagnostic> problems;

    private Script(Analysis analysis, List<Command> commands, List<Diagnostic> problems) {
        this.analysis = analysis;
        this.commands = List.copyOf(commands);
        this.problems = List.copyOf(problems);
    }

    /** {@return the script that a text is} */
    public static Script of(SourceText text) {
        return of(Analysis.of(text));
    }

    /** {@return the script that an analysed text is} */
    public static Script of(Analysis analysis) {
        SyntaxTree tree = analysis.tree();
        Problems problems = new Problems();
        Nearest nearest = new Nearest();
        List<Command> commands = new ArrayList<>();
        int module = 0;
        for (int segment = 0; segment < tree.size(); segment++) {
            if (module < tree.modules().size() && start(tree.modules().get(module)) == segment) {
                commands.add(plain(tree, module++));
            }
            if (tree.segment(segment).kind() == NodeKind.COMMAND) {
                commands.add(CommandReader.read(tree, segment, true, nearest, problems));
            }
        }
        return new Script(analysis, commands, problems.list());
    }

    private static int start(ModuleSyntax syntax) {
        return syntax.header() < 0 ? syntax.firstField() : syntax.header();
    }

    private static Command plain(SyntaxTree tree, int number) {
        ModuleSyntax syntax = tree.modules().get(number);
        Span span = span(tree, syntax);
        Optional<String> name = Optional.empty();
        boolean definition = false;
        if (syntax.header() >= 0) {
            Tokens tokens = tree.segment(syntax.header()).tokens();
            for (int token = 0; token < tokens.size(); token++) {
                definition |= tokens.code(token) == Word.DEFINITION.code();
                if (tokens.code(token) == TokenCode.ID) {
                    Span id = tree.span(syntax.header(), token);
                    name = Optional.of(Identifier.name(tree.source().text(), id.start(), id.end()));
                }
            }
        }
        return new Command.Define(span, new ScriptModule(span, name, definition, new ModuleSource.Plain(number)));
    }

    private static Span span(SyntaxTree tree, ModuleSyntax syntax) {
        int first = start(syntax);
        boolean closed =
                syntax.end() < tree.size() && tree.segment(syntax.end()).kind() == NodeKind.MODULE_END;
        int last = closed ? syntax.end() : syntax.end() - 1;
        int from = tree.start(first) + tree.segment(first).start(0);
        return last < first
                ? new Span(from, from)
                : new Span(from, tree.start(last) + tree.segment(last).end(0));
    }

    /** {@return the analysis of the whole text} */
    public Analysis analysis() {
        return analysis;
    }

    /** {@return the whole text} */
    public SourceText text() {
        return analysis.source();
    }

    /** {@return all commands in text order; those with a mistake are {@link Command.Wrong}} */
    public List<Command> commands() {
        return commands;
    }

    /** {@return the commands before another one that may change what it does, in their order} */
    public List<Command> before(Command command) {
        return commands.stream()
                .filter(each -> each.span().start() < command.span().start())
                .filter(each -> !(each instanceof Command.AssertModule asserted
                        && asserted.verdict().isWrong()))
                .toList();
    }

    /**
     * {@return the first command that begins on a line, or else the one that goes on there}
     *
     * @param line from 1
     */
    public Optional<Command> commandOn(int line) {
        SourceText source = analysis.source();
        Optional<Command> begins = commands.stream()
                .filter(each -> source.positionOf(each.span().start()).line() == line)
                .findFirst();
        return begins.or(() -> line > source.lineCount() ? Optional.empty() : commandAt(source.offsetOf(line, 1)));
    }

    /** {@return the command around an offset} */
    public Optional<Command> commandAt(int offset) {
        return commands.stream()
                .filter(each ->
                        each.span().start() <= offset && offset < each.span().end())
                .findFirst();
    }

    /** {@return what is wrong with the commands, modules aside; also among the diagnostics of the analysis} */
    public List<Diagnostic> problems() {
        return problems;
    }

    /** {@return one of the modules of this script, looked into}; works anew each time */
    public CheckedModule check(ScriptModule module) {
        String name = analysis.source().name();
        return switch (module.source()) {
            case ModuleSource.Plain(int number) -> new CheckedModule.Text(analysis, number, 0, within(module.span()));
            case ModuleSource.Text(String text) ->
                text(name, text, module.span().start());
            case ModuleSource.Quote(Literals literals) -> quote(name, literals);
            case ModuleSource.Binary(Literals literals) -> binary(literals.bytes());
        };
    }

    private List<Diagnostic> within(Span span) {
        return analysis.diagnosticsIn(span).stream()
                .filter(d -> d.span().end() <= span.end())
                .toList();
    }

    static CheckedModule.Text text(String name, String text, int offset) {
        Analysis analysis = Analysis.ofModule(new SourceText(name, text));
        return new CheckedModule.Text(analysis, 0, offset, analysis.diagnostics());
    }

    static CheckedModule.Text quote(String name, Literals literals) {
        CheckedModule.Text checked = text(name, literals.lenientText(), -1);
        if (literals.text().isPresent()) {
            return checked;
        }
        // what the replacement characters would lead to says nothing about the module
        List<Diagnostic> only = List.of(Problem.MALFORMED_UTF8.at(new Span(0, 0)));
        return new CheckedModule.Text(checked.analysis(), 0, -1, only);
    }

    static CheckedModule.Binary binary(Bytes bytes) {
        byte[] file = bytes.toArray();
        try {
            Module module = ModuleReader.read(file);
            List<Diagnostic> found = new ArrayList<>(ModuleValidator.validate(module, file));
            found.addAll(CustomSectionChecks.of(module, file));
            return new CheckedModule.Binary(bytes, found);
        } catch (MalformedException malformed) {
            return new CheckedModule.Binary(bytes, List.of(malformed.toDiagnostic()));
        }
    }
}
