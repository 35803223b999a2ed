package dev.stepwasm.wat.script;

import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.names.Nearest;
import dev.stepwasm.wat.text.Problems;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one {@code COMMAND} segment. One mistake, one message: a command with a mistake is {@link Command.Wrong}. */
final class CommandReader {
    private static final List<String> COMMANDS = List.of(
            "module",
            "register",
            "invoke",
            "get",
            "assert_return",
            "assert_trap",
            "assert_exhaustion",
            "assert_exception",
            "assert_suspension",
            "assert_malformed",
            "assert_malformed_custom",
            "assert_invalid",
            "assert_invalid_custom",
            "assert_unlinkable",
            "thread",
            "wait",
            "script",
            "input",
            "output");

    private final TokenWalk walk;
    private final Nearest nearest;
    private final ConstantReader constants;

    private CommandReader(TokenWalk walk, Nearest nearest) {
        this.walk = walk;
        this.nearest = nearest;
        this.constants = new ConstantReader(walk, nearest);
    }

    /**
     * {@return the command of a segment}
     *
     * @param absolute whether spans count from the start of the text, else from the start of the segment
     * @param problems gets what is wrong with the command; modules in it are not looked into
     */
    static Command read(SyntaxTree tree, int segment, boolean absolute, Nearest nearest, Problems problems) {
        TokenWalk walk = new TokenWalk(tree, segment, absolute, problems);
        return new CommandReader(walk, nearest).command(true);
    }

    private Command command(boolean outermost) {
        int start = walk.at();
        walk.speak();
        walk.advance();
        Command read = TokenCode.isWord(walk.code()) ? word(TokenCode.word(walk.code()), start, outermost) : unknown();
        boolean broken = walk.isBroken();
        walk.leave(start);
        Span span = walk.since(start);
        return broken ? new Command.Wrong(span) : read;
    }

    private Command unknown() {
        int token = walk.at();
        if (TokenCode.isOpcode(walk.code())) {
            walk.report(Problem.UNEXPECTED_TOKEN, token, "a module", "an instruction outside of a function");
        } else if (walk.code() == TokenCode.RESERVED) {
            walk.unknown(token, nearest.to(walk.text(token), COMMANDS));
        } else {
            walk.unexpected("a module, a module field or a command");
        }
        return new Command.Wrong(walk.span(token));
    }

    private Command word(Word word, int start, boolean outermost) {
        int keyword = walk.at();
        return switch (word) {
            case MODULE -> moduleOrInstance(start);
            case REGISTER -> register(start);
            case INVOKE, GET -> action(start);
            case ASSERT_RETURN -> assertReturn(start);
            case ASSERT_RETURN_CANONICAL_NAN -> assertNan(start, Pattern.Nan.CANONICAL);
            case ASSERT_RETURN_ARITHMETIC_NAN -> assertNan(start, Pattern.Nan.ARITHMETIC);
            case ASSERT_TRAP -> assertTrap(start);
            case ASSERT_EXHAUSTION -> assertFailure(start, Command.Failure.EXHAUSTION);
            case ASSERT_EXCEPTION -> assertFailure(start, Command.Failure.EXCEPTION);
            case ASSERT_SUSPENSION -> assertFailure(start, Command.Failure.SUSPENSION);
            case ASSERT_MALFORMED -> assertModule(start, Command.Verdict.MALFORMED);
            case ASSERT_INVALID -> assertModule(start, Command.Verdict.INVALID);
            case ASSERT_MALFORMED_CUSTOM -> assertModule(start, Command.Verdict.MALFORMED_CUSTOM);
            case ASSERT_INVALID_CUSTOM -> assertModule(start, Command.Verdict.INVALID_CUSTOM);
            case ASSERT_UNLINKABLE -> assertModule(start, Command.Verdict.UNLINKABLE);
            case THREAD -> outermost ? thread(start) : nestedThread();
            case WAIT -> waitFor(start);
            case SCRIPT, INPUT, OUTPUT -> meta(start, word);
            case COMPONENT -> component(keyword);
            default -> {
                walk.unexpected("a command");
                yield new Command.Wrong(walk.span(keyword));
            }
        };
    }

    private Command component(int keyword) {
        walk.report(Problem.UNSUPPORTED_FEATURE, keyword, "the component model");
        return new Command.Wrong(walk.span(keyword));
    }

    // Modules.

    private Command moduleOrInstance(int start) {
        if (walk.nextCode() == Word.INSTANCE.code()) {
            walk.advance();
            walk.advance();
            Optional<String> name = walk.id();
            Optional<String> module = walk.id();
            return new Command.Instantiate(closed(start), name, module);
        }
        ScriptModule module = module(start);
        return new Command.Define(module.span(), module);
    }

    private Span closed(int start) {
        walk.close();
        return walk.since(start);
    }

    /** Reads the module whose parenthesis is {@code start}; the cursor is at its word. */
    private ScriptModule module(int start) {
        walk.advance();
        boolean definition = walk.accept(Word.DEFINITION);
        Optional<String> name = walk.id();
        if (walk.accept(Word.QUOTE)) {
            Literals literals = walk.literals();
            return new ScriptModule(closed(start), name, definition, new ModuleSource.Quote(literals));
        }
        if (walk.accept(Word.BINARY)) {
            Literals literals = walk.literals();
            return new ScriptModule(closed(start), name, definition, new ModuleSource.Binary(literals));
        }
        walk.leave(start);
        Span span = walk.since(start);
        return new ScriptModule(span, name, definition, new ModuleSource.Text(walk.text(span)));
    }

    private Command register(int start) {
        walk.advance();
        String name = walk.name("a name in quotes");
        Optional<String> module = walk.id();
        return new Command.Register(closed(start), name, module);
    }

    private Command assertModule(int start, Command.Verdict verdict) {
        walk.advance();
        int inner = walk.at();
        if (walk.code() == TokenCode.OPEN && walk.nextCode() == Word.COMPONENT.code()) {
            walk.advance();
            return component(walk.at());
        }
        if (!walk.isOpen(Word.MODULE)) {
            walk.unexpected("`(module`");
            return new Command.Wrong(walk.span(start));
        }
        walk.advance();
        ScriptModule module = module(inner);
        String message = walk.string("a message in quotes");
        return new Command.AssertModule(closed(start), verdict, module, message);
    }

    // Actions.

    private boolean isAction() {
        return walk.isOpen(Word.INVOKE) || walk.isOpen(Word.GET);
    }

    /** Reads the action whose parenthesis is {@code start}; the cursor is at its word. */
    private Command.Action action(int start) {
        boolean invoke = walk.is(Word.INVOKE);
        walk.advance();
        Optional<String> module = walk.id();
        String export = walk.name("the name of an export in quotes");
        if (!invoke) {
            return new Command.Get(closed(start), module, export);
        }
        List<Argument> arguments = constants.arguments();
        return new Command.Invoke(closed(start), module, export, arguments);
    }

    /** Reads the action of an assertion; the cursor is at the word of the assertion. */
    private Command.Action innerAction() {
        walk.advance();
        int inner = walk.at();
        if (!isAction()) {
            walk.unexpected("`(invoke` or `(get`");
            return new Command.Get(walk.span(inner), Optional.empty(), "");
        }
        walk.advance();
        return action(inner);
    }

    private Command assertReturn(int start) {
        Command.Action action = innerAction();
        List<Expected> results = constants.results();
        return new Command.AssertReturn(closed(start), action, results);
    }

    private Command assertNan(int start, Pattern.Nan kind) {
        Command.Action action = innerAction();
        Span span = closed(start);
        return new Command.AssertReturn(span, action, List.of(new Expected.AnyNan(span, kind)));
    }

    private Command assertTrap(int start) {
        boolean module = walk.nextCode() == TokenCode.OPEN && !isActionNext();
        return module ? assertModule(start, Command.Verdict.TRAP) : assertFailure(start, Command.Failure.TRAP);
    }

    private boolean isActionNext() {
        int keyword = walk.at();
        walk.advance();
        boolean action = isAction();
        walk.returnTo(keyword);
        return action;
    }

    private Command assertFailure(int start, Command.Failure failure) {
        Command.Action action = innerAction();
        boolean worded = failure != Command.Failure.EXCEPTION || walk.code() == TokenCode.STRING;
        String message = worded ? walk.string("a message in quotes") : "";
        return new Command.AssertFailure(closed(start), failure, action, message);
    }

    // Threads.

    private Command nestedThread() {
        walk.report(Problem.UNEXPECTED_TOKEN, walk.at(), "another command", "a thread inside a thread");
        return new Command.Wrong(walk.span(walk.at()));
    }

    private Command thread(int start) {
        walk.advance();
        Optional<String> name = walk.id();
        List<String> shared = new ArrayList<>();
        while (walk.isOpen(Word.SHARED)) {
            walk.advance();
            walk.advance();
            shared.add(sharedModule());
        }
        boolean broken = walk.isBroken();
        List<Command> commands = new ArrayList<>();
        while (!broken && walk.code() == TokenCode.OPEN) {
            commands.add(command(false));
        }
        walk.speak();
        Span span = closed(start);
        if (broken) {
            walk.giveUp();
        }
        return new Command.Thread(span, name, shared, commands);
    }

    private String sharedModule() {
        if (!walk.isOpen(Word.MODULE)) {
            walk.unexpected("`(module`");
            return "";
        }
        walk.advance();
        walk.advance();
        String module = requiredId("the name of a module");
        walk.close();
        walk.close();
        return module;
    }

    private String requiredId(String wanted) {
        Optional<String> name = walk.id();
        if (name.isEmpty()) {
            walk.unexpected(wanted);
        }
        return name.orElse("");
    }

    private Command waitFor(int start) {
        walk.advance();
        String thread = requiredId("the name of a thread");
        return new Command.Wait(closed(start), thread);
    }

    private Command meta(int start, Word word) {
        walk.leave(start);
        return new Command.Meta(walk.since(start), word.keyword());
    }
}
